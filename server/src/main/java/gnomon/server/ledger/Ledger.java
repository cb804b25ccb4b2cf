package gnomon.server.ledger;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.LedgerRepository.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Posts facts. Everything runs in the caller's transaction, so a fact stands or falls with the
 * operation that caused it.
 */
@Service
public class Ledger {

  private static final int CHUNK = 4_000;

  private final Database database;
  private final LedgerRepository entries;
  private final Clock clock;

  Ledger(Database database, LedgerRepository entries, Clock clock) {
    this.database = database;
    this.entries = entries;
    this.clock = clock;
  }

  /**
   * Posts facts; a key that is already there with the same content counts as unchanged. A key whose
   * fact was reversed is free again: the fact becomes its next version.
   */
  public Posting post(Scope scope, List<Entry> facts) {
    return database.write(
        scope,
        _ -> {
          Posting done = Posting.NOTHING;
          for (List<Entry> chunk : chunks(facts)) {
            done = done.plus(postChunk(chunk));
          }
          return done;
        });
  }

  private Posting postChunk(List<Entry> facts) {
    Set<String> posted = entries.insert(facts, Map.of(), clock.instant());
    List<Entry> refused = facts.stream().filter(fact -> !posted.contains(fact.key())).toList();
    if (refused.isEmpty()) {
      return new Posting(posted.size(), 0, List.of());
    }
    Held held = Held.of(refused, versionsOf(refused));
    Set<String> reposted = entries.insert(held.free(), Map.of(), clock.instant());
    // someone else may have posted the next version at the same moment
    List<Entry> late = held.free().stream().filter(fact -> !reposted.contains(fact.key())).toList();
    Held heldByThen = late.isEmpty() ? Held.NOTHING : Held.of(late, versionsOf(late));
    List<String> conflicts =
        Stream.of(held.conflicts(), heldByThen.conflicts(), keys(heldByThen.free()))
            .flatMap(List::stream)
            .map(Restatement::factOf)
            .toList();
    return new Posting(
        posted.size() + reposted.size(), held.unchanged() + heldByThen.unchanged(), conflicts);
  }

  private static List<String> keys(List<Entry> facts) {
    return facts.stream().map(Entry::key).toList();
  }

  /** What is in the ledger under the keys of some facts, every version of each. */
  private Map<String, List<Stored>> versionsOf(List<Entry> facts) {
    Set<String> sources = facts.stream().map(Entry::source).collect(Collectors.toSet());
    return database.read(Scope.system(), _ -> entries.findBySources(sources)).stream()
        .collect(Collectors.groupingBy(stored -> Restatement.factOf(stored.entry().key())));
  }

  /**
   * Makes the ledger state exactly the wanted facts about some sources: what stands there with
   * another content is reversed and posted anew, what is no longer wanted is reversed, what is the
   * same stays untouched.
   */
  public Posting restate(Scope scope, Collection<String> sources, List<Entry> wanted) {
    return database.write(
        scope,
        _ -> {
          Posting done = Posting.NOTHING;
          Map<String, List<Entry>> bySource =
              wanted.stream()
                  .collect(
                      Collectors.groupingBy(
                          Entry::source, LinkedHashMap::new, Collectors.toList()));
          for (List<String> chunk : chunks(List.copyOf(new java.util.LinkedHashSet<>(sources)))) {
            List<Entry> facts =
                chunk.stream()
                    .flatMap(source -> bySource.getOrDefault(source, List.of()).stream())
                    .toList();
            done = done.plus(restateChunk(chunk, facts));
          }
          return done;
        });
  }

  private Posting restateChunk(List<String> sources, List<Entry> wanted) {
    List<Stored> stored = database.read(Scope.system(), _ -> entries.findBySources(sources));
    if (stored.isEmpty()) {
      return postInChunks(wanted);
    }
    Restatement restatement = Restatement.of(stored, wanted);
    Posting reversed = reverse(restatement.reversed());
    Posting posted = postInChunks(restatement.posted());
    return reversed.plus(posted).plus(new Posting(0, restatement.unchanged(), List.of()));
  }

  private Posting postInChunks(List<Entry> facts) {
    Posting done = Posting.NOTHING;
    for (List<Entry> chunk : chunks(facts)) {
      done = done.plus(postChunk(chunk));
    }
    return done;
  }

  /**
   * Corrects one fact by a reversing entry on the same day, whichever of its versions stands; empty
   * if it is not in scope.
   */
  public Optional<Posting> reverse(Scope scope, String key) {
    return database.write(
        scope,
        _ -> {
          List<Stored> versions = versionsInScope(key);
          List<Stored> standing = versions.stream().filter(stored -> !stored.reversed()).toList();
          return versions.isEmpty()
              ? Optional.empty()
              : Optional.of(standing.isEmpty() ? Posting.NOTHING : reverse(standing));
        });
  }

  /** The words that a dimension has taken so far, such as {@code channel}. */
  public List<String> words(Scope scope, String dimension) {
    return database.read(scope, _ -> entries.words(dimension));
  }

  /** What stands in the ledger about a source, each fact under its own key. */
  public List<Entry> standing(Scope scope, String source) {
    return database.read(scope, _ -> entries.findBySources(List.of(source))).stream()
        .filter(stored -> !stored.reversed())
        .map(Stored::entry)
        .map(entry -> entry.withKey(Restatement.factOf(entry.key())))
        .toList();
  }

  /** Takes facts of a source back, each by a reversing entry on its day. */
  public Posting withdraw(Scope scope, String source, Set<String> keys) {
    return database.write(
        scope,
        _ ->
            reverse(
                entries.findBySources(List.of(source)).stream()
                    .filter(stored -> !stored.reversed())
                    .filter(stored -> keys.contains(Restatement.factOf(stored.entry().key())))
                    .toList()));
  }

  private List<Stored> versionsInScope(String key) {
    List<String> sources =
        database.read(Scope.system(), _ -> entries.findByKeys(List.of(key))).stream()
            .map(stored -> stored.entry().source())
            .toList();
    return entries.findBySources(sources).stream()
        .filter(stored -> Restatement.factOf(stored.entry().key()).equals(key))
        .toList();
  }

  private Posting reverse(List<Stored> wrong) {
    Instant now = clock.instant();
    List<Entry> reversals = new ArrayList<>();
    Map<String, Long> reverses = new LinkedHashMap<>();
    for (Stored stored : wrong) {
      Entry entry = stored.entry();
      String key = entry.key() + "~";
      reverses.put(key, stored.id());
      reversals.add(
          new Entry(
              entry.source(),
              key,
              entry.kind(),
              entry.day(),
              entry.occurredAt(),
              entry.who(),
              entry.dimensions(),
              entry.numbers().negated(),
              now,
              false));
    }
    Set<String> posted = new HashSet<>();
    for (List<Entry> chunk : chunks(reversals)) {
      posted.addAll(entries.insert(chunk, reverses, now));
    }
    return new Posting(posted.size(), reversals.size() - posted.size(), List.of());
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return chunks;
  }
}
