package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.api.Refusal;
import gnomon.server.api.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Which moves are possible, and why others are not. */
final class MoveRules {

  private MoveRules() {}

  /**
   * @param course the deal's, made whole
   */
  static Optional<Refusal> refusal(Deal deal, List<Visit> course, Move move, LocalDate today) {
    if (deal.closedAfter(today)) {
      return Optional.of(
          Refusal.conflict(
              "closed_later",
              "数据显示此商机将于 %s 关闭，而今天是 %s，因此不能改动。".formatted(deal.closedOn(), today),
              "The records say that this deal closes on %s, after today, %s; so it cannot be changed now."
                  .formatted(deal.closedOn(), today)));
    }
    Node present = course.isEmpty() ? deal.node() : course.getLast().node();
    if (!course.isEmpty() && course.getLast().enteredOn().isAfter(today)) {
      return Optional.of(
          Refusal.conflict(
              "entered_later",
              "数据显示此商机于 %s 进入现节点，而今天是 %s，因此不能移动。".formatted(course.getLast().enteredOn(), today),
              "The records say that this deal came to its node on %s, after today, %s; so it cannot be moved now."
                  .formatted(course.getLast().enteredOn(), today)));
    }
    return switch (move) {
      case Move.To to -> toNode(deal, present, to.node());
      case Move.Win _, Move.Lose _ -> closing(deal);
    };
  }

  private static Optional<Refusal> toNode(Deal deal, Node present, Node node) {
    if (node == Node.AFTER_SALES) {
      return Optional.of(
          Refusal.invalid(
              "win_instead",
              "to",
              "只有赢单才能进入售后。请改为赢单。",
              "A deal reaches after-sales by being won. Maybe \"won\"."));
    }
    if (deal.state() == Deal.State.OPEN && node == present) {
      Text name = CourseTimeline.nameOf(node);
      return Optional.of(
          Refusal.conflict(
              "already_there",
              "此商机已在“%s”节点。".formatted(name.zh()),
              "The deal is at the node \"%s\" already.".formatted(name.en())));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> closing(Deal deal) {
    return switch (deal.state()) {
      case OPEN -> Optional.empty();
      case WON ->
          Optional.of(
              Refusal.conflict(
                  "already_closed",
                  "此商机已于 %s 赢单。如需更正，请先移回某个节点。".formatted(deal.closedOn()),
                  "This deal was won on %s. To correct that, move it back to a node first."
                      .formatted(deal.closedOn())));
      case LOST ->
          Optional.of(
              Refusal.conflict(
                  "already_closed",
                  "此商机已于 %s 丢单。如需更正，请先移回某个节点。".formatted(deal.closedOn()),
                  "This deal was lost on %s. To correct that, move it back to a node first."
                      .formatted(deal.closedOn())));
    };
  }
}
