package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The course of a deal over the nodes, made whole: a visit ends where the next begins, the last one
 * where the deal is closed, and a won deal then reaches after-sales. Without a known history a deal
 * is taken to have been at one node since it was opened.
 */
final class DealCourse {

  private DealCourse() {}

  static List<Visit> of(Deal deal, List<Visit> known) {
    List<Visit> course = new ArrayList<>();
    for (Visit visit : started(deal, known)) {
      if (!course.isEmpty()) {
        course.add(ended(course.removeLast(), visit.enteredOn()));
      }
      course.add(visit);
    }
    LocalDate closed = deal.closedOn();
    if (closed == null || course.isEmpty()) {
      return course;
    }
    Visit last = course.removeLast();
    if (last.node() == Node.AFTER_SALES) {
      course.add(last);
      return course;
    }
    course.add(ended(last, closed));
    if (deal.state() == Deal.State.WON) {
      course.add(new Visit(deal.id(), Node.AFTER_SALES, closed, null));
    }
    return course;
  }

  private static List<Visit> started(Deal deal, List<Visit> known) {
    LocalDate opened = deal.openedOn();
    if (!known.isEmpty() || opened == null) {
      return known.stream().sorted(Visit.IN_ORDER).toList();
    }
    Node node = deal.state() == Deal.State.WON ? Node.NEEDS : deal.node();
    return List.of(new Visit(deal.id(), node, opened, null));
  }

  private static Visit ended(Visit visit, LocalDate day) {
    LocalDate left = visit.leftOn();
    return left != null || day.isBefore(visit.enteredOn()) ? visit : visit.left(day);
  }
}
