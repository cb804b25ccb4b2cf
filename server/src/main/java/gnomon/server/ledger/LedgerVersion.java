package gnomon.server.ledger;

/**
 * Identifies the set of visible entries by its size. Entries are only added and become visible in
 * one order for everyone, so two equal sizes are the same set and give the same answer to every
 * question.
 */
public record LedgerVersion(long entries) {

  @Override
  public String toString() {
    return Long.toString(entries);
  }
}
