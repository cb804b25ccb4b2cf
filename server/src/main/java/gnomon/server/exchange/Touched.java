package gnomon.server.exchange;

import gnomon.server.pipeline.Recording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records whose facts an import has to state, and the customers who may have ordered. */
final class Touched {

  private static final Recording NOW = new Recording.Now();

  private final Map<ImportEntity, Map<String, Recording>> records =
      new EnumMap<>(ImportEntity.class);
  private final Set<Long> customers = new HashSet<>();

  void add(ImportEntity entity, String key, Recording recording) {
    of(entity).put(key, recording);
  }

  /** Facts that change because of another record: known from now on, unless the file says more. */
  void addOthers(ImportEntity entity, Collection<String> keys) {
    keys.forEach(key -> of(entity).putIfAbsent(key, NOW));
  }

  void customer(@Nullable Long id) {
    if (id != null) {
      customers.add(id);
    }
  }

  List<Long> customers() {
    return new ArrayList<>(customers);
  }

  List<String> keys(ImportEntity entity) {
    return new ArrayList<>(of(entity).keySet());
  }

  Recording recording(ImportEntity entity, String key) {
    return of(entity).getOrDefault(key, NOW);
  }

  private Map<String, Recording> of(ImportEntity entity) {
    return records.computeIfAbsent(entity, _ -> new LinkedHashMap<>());
  }
}
