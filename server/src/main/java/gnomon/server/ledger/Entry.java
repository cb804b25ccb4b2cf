package gnomon.server.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact as its poster gives it.
 *
 * @param source the thing it is about, such as {@code deal:maven-crm/1C1I7A6R}; a source's facts
 *     can be restated together
 * @param key unique in the ledger: the same key twice changes nothing
 * @param day business day on which it happened
 * @param who person and unit at that time, with the customer and deal concerned
 * @param recorded when it became known; null for now
 * @param recordedAssumed {@code recorded} is the event's own date, since history came in later
 */
public record Entry(
    String source,
    String key,
    Kind kind,
    LocalDate day,
    @Nullable Instant occurredAt,
    Who who,
    Dimensions dimensions,
    Numbers numbers,
    @Nullable Instant recorded,
    boolean recordedAssumed) {

  /** References are opaque numbers: the ledger never holds personal data. */
  public record Who(
      long unitId, @Nullable Long personId, @Nullable Long customerId, @Nullable Long dealId) {}

  /** Whether another entry states the same fact, whenever it was recorded. */
  boolean saysTheSameAs(Entry other) {
    return kind == other.kind
        && day.equals(other.day)
        && who.equals(other.who)
        && dimensions.equals(other.dimensions)
        && numbers.equals(other.numbers);
  }

  /** The same with other numbers. */
  public Entry with(Numbers others) {
    return with(who, dimensions, others);
  }

  /** The same of somebody else, in other dimensions, with other numbers. */
  public Entry with(Who someone, Dimensions others, Numbers othersNumbers) {
    return new Entry(
        source,
        key,
        kind,
        day,
        occurredAt,
        someone,
        others,
        othersNumbers,
        recorded,
        recordedAssumed);
  }

  Entry withKey(String newKey) {
    return new Entry(
        source, newKey, kind, day, occurredAt, who, dimensions, numbers, recorded, recordedAssumed);
  }

  Entry knownFromNow() {
    return new Entry(source, key, kind, day, occurredAt, who, dimensions, numbers, null, false);
  }
}
