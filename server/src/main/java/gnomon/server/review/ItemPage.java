package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import gnomon.server.api.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an item.
 *
 * @param origin the finding that it came from, as it was then
 * @param baseline what the measure says in the baseline window today
 * @param soFar what the figures say before the window has ended; no judgement yet
 * @param can what may be done now
 */
record ItemPage(
    ItemRow item,
    String text,
    int version,
    ItemCreator creator,
    Instant createdAt,
    Family family,
    String currency,
    Map<String, String> where,
    @Nullable Map<String, String> comparison,
    LocalDate baselineFrom,
    LocalDate baselineTo,
    int windowDays,
    @JsonRawValue @Nullable String origin,
    Observation baseline,
    @Nullable ShownLook soFar,
    List<ShownLook> judgements,
    List<ItemEvent> history,
    ItemCan can) {

  record ItemCreator(String name) {}

  /**
   * One look at the figures.
   *
   * @param judgedOn null while it is no judgement yet
   * @param before a share, a mean in days, or the mean of a working week
   * @param change in the measure's own sign; null where it cannot be told
   */
  record ShownLook(
      int round,
      @Nullable LocalDate judgedOn,
      LocalDate from,
      LocalDate to,
      @Decimal @Nullable BigDecimal before,
      @Decimal @Nullable BigDecimal after,
      @Decimal @Nullable BigDecimal change,
      @Decimal @Nullable BigDecimal low,
      @Decimal @Nullable BigDecimal high,
      @Decimal @Nullable BigDecimal comparisonChange,
      long casesBefore,
      long casesAfter,
      long immature,
      @Decimal BigDecimal wanted,
      String kind,
      String verdict,
      @Nullable Instant asOf,
      @Nullable Long ledgerVersion,
      Text sentence) {

    static ShownLook of(Judged judged, Sentences words) {
      return of(
          judged.round(),
          judged.judgedOn(),
          judged.window(),
          judged.look(),
          judged.asked(),
          judged.asOf(),
          judged.ledgerVersion(),
          words);
    }

    static ShownLook soFar(int round, Course.Window days, Look look, Aim aim, Sentences words) {
      return of(round, null, days, look, aim, null, null, words);
    }

    private static ShownLook of(
        int round,
        @Nullable LocalDate judgedOn,
        Course.Window days,
        Look look,
        Aim aim,
        @Nullable Instant asOf,
        @Nullable Long ledgerVersion,
        Sentences words) {
      Observation before = look.own().before();
      Observation after = look.own().after();
      Look.Change change = look.change();
      Look.Change group = look.groupChange();
      return new ShownLook(
          round,
          judgedOn,
          days.from(),
          days.to(),
          before.value(),
          after.value(),
          change == null ? null : change.change(),
          change == null ? null : change.low(),
          change == null ? null : change.high(),
          group == null ? null : group.change(),
          before.cases(),
          after.cases(),
          after.immature(),
          words.signed(aim),
          aim.kind().code(),
          look.verdict().code(),
          asOf,
          ledgerVersion,
          words.of(look, aim));
    }
  }

  /** A line of the history; by null is the night's own work. */
  record ItemEvent(
      Instant at, @Nullable String by, int round, Event.What event, Map<String, String> details) {}

  /** What may be done now. */
  record ItemCan(boolean edit, boolean done, boolean reopen, boolean extend, boolean close) {
    static ItemCan of(Course course, LocalDate today) {
      return new ItemCan(
          course.state() == Course.State.OPEN,
          course.after(new Step.Done(today)).isPresent(),
          course.after(new Step.Reopened(today)).isPresent(),
          course.after(new Step.Extended(course.windowDays() + 1)).isPresent(),
          course.after(new Step.Closed()).isPresent());
    }
  }
}
