package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Refusal;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deals someone asks for; what is left out does not narrow them.
 *
 * @param state open, won, lost or all; open where left out
 * @param owner the number of a person, or me
 * @param unit with everything below it
 * @param region the name of a region of the company
 * @param reason why it was lost, or what holds it up
 * @param blocked true for those that something holds up
 * @param overdue true for those that stay longer than the node's limit
 * @param q a part of the deal's or the customer's name, or of its pinyin
 * @param from first day of opening
 * @param to last day of opening
 */
record DealFilter(
    @Nullable String node,
    @Nullable String state,
    @Nullable String owner,
    @Nullable Long unit,
    @Nullable String line,
    @Nullable String channel,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String tier,
    @Nullable Long customer,
    @Nullable String reason,
    @Nullable Boolean blocked,
    @Nullable Boolean overdue,
    @Nullable @Size(max = 60) String q,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** How far the deals have come. */
  enum Standing {
    OPEN,
    WON,
    LOST,
    ALL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Standing standing() {
    String wanted = state == null ? "open" : state;
    return Arrays.stream(Standing.values())
        .filter(one -> one.code().equals(wanted))
        .findFirst()
        .orElseThrow(() -> {
          String codes =
              Arrays.stream(Standing.values())
                  .map(Standing::code)
                  .collect(Collectors.joining(", "));
          return Refusal.invalid(
                  "unknown_state",
                  "state",
                  "没有状态“%s”。可用：%s。".formatted(wanted, codes),
                  "There is no state \"%s\". Maybe one of %s.".formatted(wanted, codes))
              .asException();
        });
  }

  /** The same of those that were won. */
  DealFilter ofWon() {
    return new DealFilter(
        node, "won", owner, unit, line, channel, region, industry, tier, customer, reason, blocked,
        overdue, q, from, to);
  }

  @Nullable Node nodeWanted() {
    return node == null
        ? null
        : Node.find(node).orElseThrow(() -> DealMoves.unknownNode(node).asException());
  }

  /**
   * The person whose deals are wanted.
   *
   * @param me the viewer's person; null where the account belongs to none
   */
  @Nullable Long ownerWanted(@Nullable Long me) {
    if (owner == null) {
      return null;
    }
    if (owner.equals("me")) {
      return me == null ? Long.valueOf(0) : me;
    }
    try {
      return Long.valueOf(owner);
    } catch (NumberFormatException wrong) {
      throw Refusal.invalid(
              "unknown_person",
              "owner",
              "“%s”不是人员编号。请用编号或 me。".formatted(owner),
              "\"%s\" is not the number of a person. Maybe \"me\".".formatted(owner))
          .asException();
    }
  }
}
