package gnomon.server.exchange;

import gnomon.server.api.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds what a text in a file refers to: by key in the same source first, then by name. */
final class Names<T> {

  private final String source;
  private final Map<String, T> byKey = new HashMap<>();
  private final Map<String, List<T>> byName = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  Names(Collection<T> all, String source, Function<T, String> key, Function<T, String> name) {
    this.source = source;
    for (T one : all) {
      byKey.put(key.apply(one), one);
      byName.computeIfAbsent(plain(name.apply(one)), _ -> new ArrayList<>()).add(one);
      names.add(name.apply(one));
    }
  }

  /** Nothing, one, or several of the same name. */
  List<T> find(String text) {
    T named = byKey.get(source + "/" + text);
    if (named == null) {
      named = byKey.get(text);
    }
    return named != null ? List.of(named) : byName.getOrDefault(plain(text), List.of());
  }

  Optional<String> nearest(String text) {
    return Nearest.to(text, names);
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
