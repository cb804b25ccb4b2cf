package gnomon.server.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of a fact.
 *
 * @param amount minor units of the base currency
 * @param quantity pieces
 * @param seconds a duration: the dwell of a finished visit, the cycle of a closed deal
 * @param score a rating
 * @param estimated the amount stands in for one that is not known yet
 */
public record Numbers(
    long amount, long quantity, @Nullable Long seconds, @Nullable Long score, boolean estimated) {

  public static final Numbers NONE = new Numbers(0, 0, null, null, false);

  public static Numbers amount(long minorUnits) {
    return new Numbers(minorUnits, 0, null, null, false);
  }

  public static Numbers seconds(long seconds) {
    return new Numbers(0, 0, seconds, null, false);
  }

  Numbers negated() {
    return new Numbers(-amount, -quantity, seconds, score, estimated);
  }
}
