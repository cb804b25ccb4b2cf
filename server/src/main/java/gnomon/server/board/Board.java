package gnomon.server.board;

import gnomon.server.api.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Live progress of one place in one period. Amounts are decimal text in major units, ratios
 * fractions. The figures of the children add up to those of the place.
 *
 * @param asOf when the facts were read; null for a period that has not begun
 * @param plan null when none is published for the year
 * @param target what the plan gives the place in the period; null without a plan, as the next four
 * @param dueByToday the plan's past months in full, and of the current one the share of its working
 *     days through today, which counts as worked
 * @param dueShare dueByToday ÷ target
 * @param gap done less dueByToday
 * @param neededPerDay what is left ÷ the working days after today; null when none is left
 * @param pace cumulative, from the period's start with 0 to month ends and today (days, in a month
 *     or a week)
 * @param gaps cumulative done less plan at the end of each month or day, today for the current one
 */
public record Board(
    Place node,
    List<Step> path,
    List<Choice> selectable,
    @Nullable PlanShown plan,
    Span period,
    LocalDate today,
    @Nullable Instant asOf,
    MeasureShown measure,
    String currency,
    String done,
    @Nullable String target,
    @Nullable String dueByToday,
    @Nullable String share,
    @Nullable String dueShare,
    @Nullable String gap,
    Pace status,
    WorkingDays workingDays,
    @Nullable String neededPerDay,
    List<Tile> tiles,
    List<PacePoint> pace,
    List<GapPoint> gaps,
    List<Branch> children,
    Heat heat,
    Ranking ranking) {

  public record Place(String node, String name, String level) {}

  public record Step(String node, String name) {}

  public record Choice(String node, String name, String level, int depth) {}

  public record PlanShown(
      long id,
      String name,
      String measure,
      Text measureName,
      int year,
      String status,
      String total) {}

  public record Span(String kind, String label, LocalDate from, LocalDate to) {}

  public record MeasureShown(String id, Text name, String unit) {}

  /**
   * Working days of the period.
   *
   * @param elapsed through today, which counts as worked
   */
  public record WorkingDays(int total, int elapsed, int remaining) {}

  /**
   * One figure beside the target.
   *
   * @param previous the period before up to the same day; null where it has nothing
   * @param spark the months of the fiscal year through today
   */
  public record Tile(
      String measure,
      Text name,
      String unit,
      @Nullable String value,
      @Nullable String previous,
      List<SparkPoint> spark) {}

  public record SparkPoint(String month, @Nullable String value) {}

  public record PacePoint(LocalDate day, @Nullable String done, @Nullable String plan) {}

  /**
   * How far done is from plan.
   *
   * @param month the month, or the day in a month or a week
   */
  public record GapPoint(String month, @Nullable String gap, boolean future) {}

  public record Branch(
      String node,
      String name,
      String level,
      @Nullable String lead,
      String done,
      @Nullable String target,
      @Nullable String dueByToday,
      @Nullable String share,
      @Nullable String dueShare,
      @Nullable String gap,
      Pace status) {}

  public record Heat(List<String> months, List<HeatRow> rows) {}

  /**
   * A part of the place, month by month.
   *
   * @param ratio of the year: done ÷ due by today
   */
  public record HeatRow(String node, String name, List<HeatCell> cells, @Nullable String ratio) {}

  /**
   * One month of a part.
   *
   * @param ratio done ÷ plan; for the current month ÷ what of it is due by today
   * @param status what the ratio means; none for a month to come
   */
  public record HeatCell(
      String month,
      String done,
      String plan,
      @Nullable String ratio,
      Pace status,
      MonthState state) {}

  public record Ranking(String visibility, List<Ranked> people, List<Ranked> teams) {}

  /**
   * A person or a team in the order.
   *
   * @param attainment done ÷ due by today, by which they are ranked; without a plan, by done
   */
  public record Ranked(
      int rank,
      String node,
      String name,
      @Nullable String unitName,
      String done,
      @Nullable String target,
      @Nullable String share,
      @Nullable String attainment,
      Pace status) {}
}
