package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deal after a move, with the whole course that it has then.
 *
 * <p>Reopening a won deal takes its stay in after-sales back, since it never got there; the stay in
 * which a deal was closed keeps its end, for the time until it was reopened was no work on it.
 */
record MovedDeal(Deal deal, List<Visit> course) {

  /**
   * @param before the deal with its course made whole
   * @param note what is said about the move
   */
  static MovedDeal of(
      Deal deal, List<Visit> before, Move move, Moment moment, @Nullable String note) {
    List<Visit> course = new ArrayList<>(before);
    boolean closed = deal.state() != Deal.State.OPEN;
    if (closed) {
      course.removeIf(visit -> visit.node() == Node.AFTER_SALES);
    } else if (!course.isEmpty()) {
      course.add(course.removeLast().left(moment));
    }
    LocalDate opened = deal.openedOn() == null ? moment.day() : deal.openedOn();
    return switch (move) {
      case Move.To to -> {
        course.add(Visit.entered(deal.id(), to.node(), moment, note));
        yield new MovedDeal(deal.at(to.node(), opened), course);
      }
      case Move.Win win -> {
        course.add(Visit.entered(deal.id(), Node.AFTER_SALES, moment, note));
        yield new MovedDeal(deal.won(win.amount(), opened, moment.day()), course);
      }
      case Move.Lose lose -> {
        if (course.isEmpty()) {
          course.add(Visit.entered(deal.id(), deal.node(), moment, null).left(moment));
        }
        Visit last = course.removeLast().noted(note);
        course.add(last);
        yield new MovedDeal(deal.lost(last.node(), lose.reason(), opened, moment.day()), course);
      }
    };
  }

  LocalDate enteredOn() {
    return course.getLast().enteredOn();
  }
}
