package gnomon.server.board;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cumulative course of a place against plan: at month ends and today, or day by day. */
record Course(Frame frame, Dues dues, Share whole, Map<LocalDate, Long> doneByDay) {

  /** The period's start with 0, then each point of the period. */
  List<Board.PacePoint> pace() {
    List<Board.PacePoint> points = new ArrayList<>();
    points.add(new Board.PacePoint(frame.from(), frame.amount(0), frame.planned(0)));
    for (LocalDate day : pointsOfTime()) {
      points.add(
          new Board.PacePoint(
              day,
              day.isAfter(frame.until()) ? null : frame.amount(doneThrough(day)),
              frame.planned(due(day))));
    }
    return points;
  }

  private List<LocalDate> pointsOfTime() {
    if (frame.kind().isDaily()) {
      return frame.from().datesUntil(frame.to().plusDays(1)).toList();
    }
    List<LocalDate> points = new ArrayList<>();
    for (YearMonth month : frame.months()) {
      if (YearMonth.from(frame.today()).equals(month)) {
        points.add(frame.today());
      }
      if (!month.atEndOfMonth().equals(frame.today())) {
        points.add(month.atEndOfMonth());
      }
    }
    return points;
  }

  /** Where the gap stood at the end of each month or day; unknown for what lies ahead. */
  List<Board.GapPoint> gaps() {
    if (!frame.hasPlan()) {
      return List.of();
    }
    return frame.kind().isDaily()
        ? frame
            .from()
            .datesUntil(frame.to().plusDays(1))
            .map(day -> gap("" + day, day, day))
            .toList()
        : frame.months().stream()
            .map(month -> gap("" + month, month.atDay(1), month.atEndOfMonth()))
            .toList();
  }

  private Board.GapPoint gap(String name, LocalDate first, LocalDate last) {
    if (first.isAfter(frame.today())) {
      return new Board.GapPoint(name, null, true);
    }
    LocalDate day = Frame.earlier(last, frame.today());
    return new Board.GapPoint(name, frame.amount(doneThrough(day) - due(day)), false);
  }

  private long due(LocalDate day) {
    return dues.between(whole.planned(), frame.from(), day);
  }

  private long doneThrough(LocalDate day) {
    return frame.kind().isDaily()
        ? doneByDay.entrySet().stream()
            .filter(entry -> !entry.getKey().isAfter(day))
            .mapToLong(Map.Entry::getValue)
            .sum()
        : frame.months().stream()
            .filter(month -> !month.atDay(1).isAfter(day))
            .mapToLong(whole::doneIn)
            .sum();
  }
}
