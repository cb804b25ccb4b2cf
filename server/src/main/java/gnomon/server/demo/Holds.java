package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import gnomon.server.demo.DealCase.Hold;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What holds deals up: the longer a stay, the likelier it has a reason that someone wrote down. */
final class Holds {

  private static final int LONG_DAYS = 8;

  /** A reason of the product's list, and what is said about it. */
  private record Cause(String reason, String text) {}

  private static final List<Cause> AT_NEEDS =
      List.of(
          new Cause("decision_maker", "尚未约到决策人"),
          new Cause("budget", "客户预算待批"),
          new Cause("no_response", "多次联系未回复"));
  private static final List<Cause> AT_PROPOSAL =
      List.of(
          new Cause("no_industry_case", "客户要求提供同行业案例"),
          new Cause("technical", "技术方案待确认"),
          new Cause("competitor", "竞品同时在讲方案"),
          new Cause("budget", "客户质疑投入产出比"));
  private static final List<Cause> AT_THE_END =
      List.of(
          new Cause("price", "要求再降价"),
          new Cause("terms", "付款条款谈判中"),
          new Cause("decision_maker_changed", "对方负责人更换"));

  private Holds() {}

  static Optional<Hold> draw(DealCase deal, Node node, LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    double likely = days >= LONG_DAYS ? 0.5 : days >= 3 ? 0.08 : 0;
    if (node == Node.LEAD || !deal.chance.happens(likely)) {
      return Optional.empty();
    }
    Cause cause = deal.chance.oneOf(causes(node));
    return Optional.of(
        new Hold(node, cause.reason(), cause.text(), from.plusDays(1 + days / 3), null));
  }

  private static List<Cause> causes(Node node) {
    return switch (node) {
      case LEAD, NEEDS -> AT_NEEDS;
      case PROPOSAL -> AT_PROPOSAL;
      case OBJECTIONS, SIGNING, AFTER_SALES -> AT_THE_END;
    };
  }
}
