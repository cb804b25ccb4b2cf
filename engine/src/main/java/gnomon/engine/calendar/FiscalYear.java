package gnomon.engine.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A year of twelve calendar months that starts with a given month. It is named by the calendar year
 * in which it ends: with start month 4, April 2025 to March 2026 is 2026.
 *
 * @param startMonth first month, 1 to 12; 1 is the calendar year
 */
public record FiscalYear(int startMonth) {

  /** The fiscal year that is the calendar year. */
  public static final FiscalYear CALENDAR = new FiscalYear(1);

  public FiscalYear {
    if (startMonth < 1 || startMonth > 12) {
      throw new IllegalArgumentException(
          "A fiscal year cannot start with month "
              + startMonth
              + ". Maybe choose 1 (January) to 12 (December).");
    }
  }

  /** The fiscal year that a day belongs to. */
  public int yearOf(LocalDate date) {
    return yearOf(YearMonth.from(date));
  }

  /** The fiscal year that a calendar month belongs to. */
  public int yearOf(YearMonth month) {
    return month.plusMonths(12 - lastMonth()).getYear();
  }

  /** The fiscal quarter, 1 to 4, that a day belongs to. */
  public int quarterOf(LocalDate date) {
    return Math.floorMod(date.getMonthValue() - startMonth, 12) / 3 + 1;
  }

  /** The twelve calendar months of a fiscal year, in order. */
  public List<YearMonth> months(int year) {
    var first = firstMonth(year);
    return IntStream.range(0, 12).mapToObj(first::plusMonths).toList();
  }

  /** First day of a fiscal year. */
  public LocalDate start(int year) {
    return firstMonth(year).atDay(1);
  }

  /** Last day of a fiscal year. */
  public LocalDate end(int year) {
    return firstMonth(year).plusMonths(11).atEndOfMonth();
  }

  /** First day of a fiscal quarter, 1 to 4. */
  public LocalDate start(int year, int quarter) {
    return firstMonth(year).plusMonths(3L * (quarter - 1)).atDay(1);
  }

  /** Last day of a fiscal quarter, 1 to 4. */
  public LocalDate end(int year, int quarter) {
    return firstMonth(year).plusMonths(3L * quarter - 1).atEndOfMonth();
  }

  private YearMonth firstMonth(int year) {
    return YearMonth.of(year, lastMonth()).minusMonths(11);
  }

  private int lastMonth() {
    return startMonth == 1 ? 12 : startMonth - 1;
  }
}
