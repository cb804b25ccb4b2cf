package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a deal's past.
 *
 * @param course the stays in order, made whole by {@link DealCourse}
 * @param changes of what it was worth while open, in order; the last one led to what it is worth
 *     now, whatever was written down then
 */
record DealHistory(Deal deal, List<Visit> course, List<WorthChange> changes, Worth worth) {

  private static final long DAY = 86_400;

  static DealHistory of(
      Deal deal, List<Visit> visits, List<WorthChange> changes, @Nullable Product product) {
    Worth worth = Worth.of(deal, product);
    List<WorthChange> known = new ArrayList<>(changes);
    if (!known.isEmpty()) {
      WorthChange last = known.removeLast();
      known.add(new WorthChange(last.dealId(), last.at(), last.day(), last.before(), worth));
    }
    return new DealHistory(deal, DealCourse.of(deal, visits), known, worth);
  }

  Worth worthAtFirst() {
    return changes.isEmpty() ? worth : changes.getFirst().before();
  }

  /** What it was worth when a stay began; of a stay on the day of a change, before the change. */
  Worth worthAt(Visit visit) {
    Worth then = worthAtFirst();
    for (WorthChange change : changes) {
      boolean past =
          visit.enteredAt() == null
              ? change.day().isBefore(visit.enteredOn())
              : !change.at().isAfter(visit.enteredAt());
      then = past ? change.after() : then;
    }
    return then;
  }

  /** Whom the beginning counts for. */
  long opener() {
    Long by = course.isEmpty() ? null : course.getFirst().enteredBy();
    return by == null ? deal.personId() : by;
  }

  /** When it was closed and for whom that counts. */
  Moment closing(LocalDate day) {
    if (course.isEmpty()) {
      return new Moment(day, null, deal.personId());
    }
    Visit last = course.getLast();
    boolean won = last.node() == Node.AFTER_SALES;
    Long by = won ? last.enteredBy() : last.leftBy();
    return new Moment(
        day, won ? last.enteredAt() : last.leftAt(), by == null ? deal.personId() : by);
  }

  /** Seconds from the first stay to closing. */
  @Nullable Long cycle(Moment closing) {
    if (course.isEmpty()) {
      return null;
    }
    Visit first = course.getFirst();
    return first.enteredAt() != null && closing.at() != null
        ? Duration.between(first.enteredAt(), closing.at()).toSeconds()
        : ChronoUnit.DAYS.between(first.enteredOn(), closing.day()) * DAY;
  }
}
