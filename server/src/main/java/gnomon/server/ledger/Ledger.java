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
import org.jspecify.annotations.Nullable;
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

  /** Posts facts; a key that is already there with the same content counts as unchanged. */
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
    Map<String, Entry> existing = storedByKey(refused);
    List<String> conflicts =
        refused.stream()
            .filter(fact -> !isHeld(existing.get(fact.key()), fact))
            .map(Entry::key)
            .toList();
    return new Posting(posted.size(), refused.size() - conflicts.size(), conflicts);
  }

  private static boolean isHeld(@Nullable Entry existing, Entry fact) {
    return existing != null && fact.saysTheSameAs(existing);
  }

  private Map<String, Entry> storedByKey(List<Entry> facts) {
    List<String> keys = facts.stream().map(Entry::key).toList();
    return database.read(Scope.system(), _ -> entries.findByKeys(keys)).stream()
        .collect(Collectors.toMap(stored -> stored.entry().key(), Stored::entry));
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

  /** Corrects one fact by a reversing entry on the same day; empty if it is not in scope. */
  public Optional<Posting> reverse(Scope scope, String key) {
    return database.write(
        scope,
        _ ->
            entries.findByKeys(List.of(key)).stream()
                .findFirst()
                .map(stored -> stored.reversed() ? Posting.NOTHING : reverse(List.of(stored))));
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
