package gnomon.server.ledger;

import gnomon.server.ledger.LedgerRepository.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The difference between what stands in the ledger about some sources and what should stand there.
 * The versions of one fact are {@code key}, {@code key#2}, {@code key#3} …; at most one of them is
 * not reversed.
 *
 * <p>What replaces something reversed is known from now on, as its reversal is, whatever the poster
 * says: else both would count at a moment in between.
 */
record Restatement(List<Stored> reversed, List<Entry> posted, int unchanged) {

  static Restatement of(List<Stored> stored, List<Entry> wanted) {
    Map<String, Stored> standing = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (Stored entry : stored) {
      String fact = factOf(entry.entry().key());
      versions.merge(fact, 1, Integer::sum);
      if (!entry.reversed()) {
        standing.put(fact, entry);
      }
    }
    List<Entry> posted = new ArrayList<>();
    List<Stored> reversed = new ArrayList<>();
    int unchanged = 0;
    for (Entry fact : wanted) {
      Stored there = standing.remove(fact.key());
      if (there != null && fact.saysTheSameAs(there.entry())) {
        unchanged++;
        continue;
      }
      if (there != null) {
        reversed.add(there);
      }
      posted.add(nextVersion(fact, versions.getOrDefault(fact.key(), 0)));
    }
    reversed.addAll(standing.values());
    return new Restatement(reversed, replacing(reversed, posted), unchanged);
  }

  /** A fact under another key, such as a visit on another day, also replaces one of its kind. */
  private static List<Entry> replacing(List<Stored> reversed, List<Entry> posted) {
    Map<String, List<Kind>> replaced =
        reversed.stream()
            .map(Stored::entry)
            .collect(
                Collectors.groupingBy(
                    Entry::source, Collectors.mapping(Entry::kind, Collectors.toList())));
    return posted.stream()
        .map(fact ->
            replaced.getOrDefault(fact.source(), List.of()).contains(fact.kind())
                ? fact.knownFromNow()
                : fact)
        .toList();
  }

  /**
   * @param versions how many of the fact are in the ledger, reversed ones included
   */
  static Entry nextVersion(Entry fact, int versions) {
    return versions == 0
        ? fact
        : fact.withKey(factOf(fact.key()) + "#" + (versions + 1)).knownFromNow();
  }

  /** The key of a fact without its version. */
  static String factOf(String key) {
    int version = key.lastIndexOf('#');
    return version < 0 ? key : key.substring(0, version);
  }
}
