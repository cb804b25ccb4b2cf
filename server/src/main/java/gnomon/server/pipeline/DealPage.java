package gnomon.server.pipeline;

import gnomon.server.api.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a deal.
 *
 * @param amount in major units; the list price where nobody has named one, then estimated
 * @param lossReason a code of the list, or the words of a file
 * @param lossReasonName what the list calls it
 * @param version to send along with a change
 * @param timeline newest first
 */
record DealPage(
    long id,
    String name,
    @Nullable Named customer,
    Named owner,
    String unit,
    long unitId,
    @Nullable String product,
    @Nullable Long productId,
    @Nullable String line,
    @Nullable String channel,
    String node,
    String state,
    @Nullable String amount,
    boolean estimated,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable String lossReason,
    @Nullable Text lossReasonName,
    int version,
    Can can,
    List<Stay> visits,
    List<BlockerLine> blockers,
    List<Deed> activities,
    List<Happening> timeline) {

  /** What the viewer may do. */
  record Can(boolean change) {}

  /**
   * A stay at a node.
   *
   * @param days so far, or until it ended
   * @param limitDays how long a deal should stay; null where no one has said, and where the deal
   *     has ended
   * @param over whether it stayed longer
   */
  record Stay(
      String node,
      @Nullable Instant enteredAt,
      LocalDate enteredOn,
      @Nullable LocalDate leftOn,
      long days,
      boolean current,
      @Nullable BigDecimal limitDays,
      boolean over,
      @Nullable String note) {}

  /** Something that holds a deal up, or did. */
  record BlockerLine(
      long id,
      String node,
      Why reason,
      @Nullable String text,
      LocalDate since,
      @Nullable LocalDate solvedOn) {}

  /** A reason with its names. */
  record Why(String code, Text name) {}

  /** Something that happened. */
  record Happening(LocalDate day, String kind, String text) {}
}
