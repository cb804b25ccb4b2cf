package gnomon.server.ledger;

import gnomon.server.ledger.LedgerRepository.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the ledger holds of facts that it would not take.
 *
 * @param unchanged facts that stand there with the same content
 * @param free the next versions of facts that were reversed, so hold their key no longer
 * @param conflicts keys that stand there with another content
 */
record Held(int unchanged, List<Entry> free, List<String> conflicts) {

  static final Held NOTHING = new Held(0, List.of(), List.of());

  /**
   * @param versions all versions of the facts, by the key of the first
   */
  static Held of(List<Entry> refused, Map<String, List<Stored>> versions) {
    int unchanged = 0;
    List<Entry> free = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    for (Entry fact : refused) {
      List<Stored> known = versions.getOrDefault(Restatement.factOf(fact.key()), List.of());
      List<Stored> standing = known.stream().filter(stored -> !stored.reversed()).toList();
      if (standing.stream().anyMatch(stored -> fact.saysTheSameAs(stored.entry()))) {
        unchanged++;
      } else if (standing.isEmpty() && !known.isEmpty()) {
        free.add(Restatement.nextVersion(fact, known.size()));
      } else {
        conflicts.add(fact.key());
      }
    }
    return new Held(unchanged, free, conflicts);
  }
}
