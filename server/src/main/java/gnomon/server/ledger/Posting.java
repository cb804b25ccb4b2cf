package gnomon.server.ledger;

import java.util.List;

/**
 * What posting did.
 *
 * @param posted new entries, reversals included
 * @param unchanged facts that the ledger already held
 * @param conflicts keys that the ledger holds with another content; nothing was posted for them
 */
public record Posting(int posted, int unchanged, List<String> conflicts) {

  public static final Posting NOTHING = new Posting(0, 0, List.of());

  public Posting plus(Posting other) {
    return new Posting(
        posted + other.posted,
        unchanged + other.unchanged,
        java.util.stream.Stream.concat(conflicts.stream(), other.conflicts.stream()).toList());
  }
}
