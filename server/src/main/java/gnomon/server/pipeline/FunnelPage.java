package gnomon.server.pipeline;

import gnomon.server.api.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A funnel as it is shown. Amounts are major units as decimal text, ratios fractions, stays days.
 *
 * @param nodes in the order of the process
 * @param meanWonAmount what a deal won from {@code meanWonFrom} to {@code meanWonTo} was worth;
 *     null if none was
 * @param wonDeals deals won in the period
 * @param none why no bottleneck is named; null where one is
 */
public record FunnelPage(
    LocalDate from,
    LocalDate to,
    long days,
    Instant asOf,
    String currency,
    Place node,
    List<Choice> selectable,
    Filters filters,
    List<Line> nodes,
    @Nullable String meanWonAmount,
    LocalDate meanWonFrom,
    LocalDate meanWonTo,
    long wonDeals,
    @Nullable Bottleneck bottleneck,
    @Nullable Text none) {

  public record Place(String node, String name, String level) {}

  /**
   * A place that can be chosen.
   *
   * @param depth below the widest place in sight
   */
  public record Choice(String node, String name, String level, int depth) {}

  public record Filters(
      @Nullable String line,
      @Nullable String channel,
      @Nullable String region,
      @Nullable String industry,
      @Nullable String tier) {}

  /** Where a baseline is from. */
  public enum BaselineFrom {
    STANDARD,
    HISTORY;

    @com.fasterxml.jackson.annotation.JsonValue
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public record Stay(String mean, @Nullable String median, @Nullable String p90, long visits) {}

  /**
   * One node. Its conversion belongs to leaving it, so it is drawn between it and the next.
   *
   * @param amount of the deals that entered; null where it is not known
   * @param expected how many would have entered if the node before had converted at its baseline
   * @param low lower limit of the conversion's 95 % interval
   * @param p one-sided exact binomial test against the baseline
   */
  public record Line(
      String node,
      long entered,
      @Nullable String amount,
      String expected,
      long forward,
      long lost,
      long open,
      @Nullable String conversion,
      @Nullable String low,
      @Nullable String high,
      @Nullable String baseline,
      @Nullable BaselineFrom baselineFrom,
      @Nullable String gapPoints,
      @Nullable String p,
      @Nullable Stay dwell,
      @Nullable String limitDays,
      boolean overLimit,
      @Nullable String lossAmount,
      boolean bottleneck,
      boolean significant) {}

  /**
   * The bottleneck.
   *
   * @param n cases that the conversion is counted over
   * @param dwellRatio mean stay ÷ limit
   * @param lostDeals that would have been won as well at the baseline
   * @param next the node after it
   */
  public record Bottleneck(
      String node,
      String conversion,
      String baseline,
      String gapPoints,
      String low,
      String high,
      long n,
      String p,
      @Nullable String dwellRatio,
      String lostDeals,
      @Nullable String lossAmount,
      String next,
      Text headline,
      Text detail,
      Text sentence) {}
}
