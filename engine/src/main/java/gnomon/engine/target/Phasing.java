package gnomon.engine.target;

import gnomon.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How a month's target falls due from day to day: evenly over its working days.
 *
 * <p>What is due through a day is the amount × working days through that day ÷ working days of the
 * month, rounded half up to a minor unit; the day itself counts as worked. Parts of a month are
 * differences of such sums, so weeks and days always add up to their month. A month without a
 * working day falls due over its calendar days.
 *
 * <p>Worked example: 1,050,000.00 for February 2026 with 16 working days in China is 65,625.00 a
 * day; its weeks from the 2nd to the 28th have 5, 6, 0 and 5 of them: 328,125.00, 393,750.00, 0.00
 * and 328,125.00.
 */
public final class Phasing {

  private final WorkingCalendar calendar;

  public Phasing(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * What of a month's amount is due by the end of a day.
   *
   * @param amount minor units, ≥ 0 and below 4.6 × 10¹⁸ ÷ the month's days
   * @return 0 for a day before the month, the whole amount from its last day on
   */
  public long through(YearMonth month, long amount, LocalDate day) {
    if (!day.isBefore(month.atEndOfMonth())) {
      return amount;
    }
    if (day.isBefore(month.atDay(1))) {
      return 0;
    }
    int days = calendar.workingDaysOf(month);
    return days == 0
        ? share(amount, day.getDayOfMonth(), month.lengthOfMonth())
        : share(amount, calendar.workingDays(month.atDay(1), day), days);
  }

  /** What of a month's amount falls due from a day to a day, both inclusive. */
  public long between(YearMonth month, long amount, LocalDate from, LocalDate to) {
    return to.isBefore(from)
        ? 0
        : through(month, amount, to) - through(month, amount, from.minusDays(1));
  }

  private static long share(long amount, int part, int whole) {
    return Math.floorDiv(Math.addExact(Math.multiplyExact(2 * amount, part), whole), 2L * whole);
  }
}
