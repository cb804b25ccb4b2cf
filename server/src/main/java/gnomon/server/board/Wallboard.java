package gnomon.server.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board for a screen that is read from across the room. Its figures are those of {@link Board};
 * amounts are decimal text in major units, ratios fractions.
 *
 * @param asOf when the facts were read
 * @param plan name of the published plan; null when there is none
 * @param daysLeft after today until the period's end
 * @param day what is done and due today alone
 * @param wonThisWeek deals signed from Monday through today; null where the measure is gone
 * @param branches the units that the place consists of, never people
 * @param months of the fiscal year, for a place without units below it
 * @param people ranked; empty where the company's setting does not publish them to the watcher
 * @param news the newest wins of the last month
 */
public record Wallboard(
    CompanyShown company,
    Board.Place node,
    Board.Span period,
    LocalDate today,
    boolean todayFixed,
    Instant asOf,
    Board.MeasureShown measure,
    @Nullable String plan,
    long daysLeft,
    String done,
    @Nullable String target,
    @Nullable String dueByToday,
    @Nullable String share,
    @Nullable String dueShare,
    @Nullable String gap,
    Pace status,
    Day day,
    @Nullable String wonThisWeek,
    List<Board.Branch> branches,
    List<Board.HeatCell> months,
    List<Board.Ranked> people,
    List<Board.Ranked> teams,
    List<News> news) {

  /** What a screen needs to print figures and times, as it has no session. */
  public record CompanyShown(String name, String currency, String timeZone) {}

  /**
   * One day.
   *
   * @param due what the plan makes due on this day; null without a plan
   */
  public record Day(String done, @Nullable String due) {}

  /**
   * A win.
   *
   * @param person null where the company's setting does not publish people to the watcher
   * @param customer null where the watcher may not see the customer; always for a screen
   */
  public record News(
      LocalDate day,
      String unit,
      @Nullable String person,
      @Nullable String customer,
      String amount) {}
}
