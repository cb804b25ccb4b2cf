package gnomon.engine.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The lengths of period in which business numbers are counted, longest first. */
public enum Grain {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY;

  /** The period of this grain that contains a day. */
  public Period containing(LocalDate day, FiscalYear fiscal) {
    return switch (this) {
      case YEAR -> new Period.Year(fiscal.yearOf(day));
      case QUARTER -> new Period.Quarter(fiscal.yearOf(day), fiscal.quarterOf(day));
      case MONTH -> new Period.Month(day.getYear(), day.getMonthValue());
      case WEEK -> Period.Week.of(day);
      case DAY -> new Period.Day(day);
    };
  }

  /**
   * The periods of this grain that cover {@code from} to {@code to}, both inclusive, in order; the
   * first and last may reach beyond them. Empty when {@code to} is earlier.
   */
  public List<Period> covering(LocalDate from, LocalDate to, FiscalYear fiscal) {
    var periods = new ArrayList<Period>();
    var day = from;
    while (!day.isAfter(to)) {
      var period = containing(day, fiscal);
      periods.add(period);
      day = period.to(fiscal).plusDays(1);
    }
    return periods;
  }
}
