package gnomon.engine.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A span of days that business numbers are counted in. It prints as {@code 2017}, {@code 2017-Q1},
 * {@code 2017-03}, {@code 2017-W09} (ISO week) or {@code 2017-03-01}; years and quarters are
 * fiscal, so their days depend on the fiscal year.
 */
public sealed interface Period {

  /** First day. */
  LocalDate from(FiscalYear fiscal);

  /** Last day, inclusive. */
  LocalDate to(FiscalYear fiscal);

  Grain grain();

  /** The period that lies this many periods later, or earlier when negative. */
  Period plus(int steps);

  /** The printed form, which {@link #parse} reads back. */
  String print();

  /** A fiscal year. */
  record Year(int year) implements Period {
    public Year {
      checkYear(year);
    }

    @Override
    public LocalDate from(FiscalYear fiscal) {
      return fiscal.start(year);
    }

    @Override
    public LocalDate to(FiscalYear fiscal) {
      return fiscal.end(year);
    }

    @Override
    public Grain grain() {
      return Grain.YEAR;
    }

    @Override
    public Year plus(int steps) {
      return new Year(year + steps);
    }

    @Override
    public String print() {
      return String.format(Locale.ROOT, "%04d", year);
    }
  }

  /** A fiscal quarter, 1 to 4, of a fiscal year. */
  record Quarter(int year, int quarter) implements Period {
    public Quarter {
      checkYear(year);
      checkRange("quarter", quarter, 4);
    }

    @Override
    public LocalDate from(FiscalYear fiscal) {
      return fiscal.start(year, quarter);
    }

    @Override
    public LocalDate to(FiscalYear fiscal) {
      return fiscal.end(year, quarter);
    }

    @Override
    public Grain grain() {
      return Grain.QUARTER;
    }

    @Override
    public Quarter plus(int steps) {
      int index = year * 4 + quarter - 1 + steps;
      return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
    }

    @Override
    public String print() {
      return String.format(Locale.ROOT, "%04d-Q%d", year, quarter);
    }
  }

  /** A calendar month, 1 to 12. */
  record Month(int year, int month) implements Period {
    public Month {
      checkYear(year);
      checkRange("month", month, 12);
    }

    public static Month of(YearMonth month) {
      return new Month(month.getYear(), month.getMonthValue());
    }

    public YearMonth yearMonth() {
      return YearMonth.of(year, month);
    }

    @Override
    public LocalDate from(FiscalYear fiscal) {
      return yearMonth().atDay(1);
    }

    @Override
    public LocalDate to(FiscalYear fiscal) {
      return yearMonth().atEndOfMonth();
    }

    @Override
    public Grain grain() {
      return Grain.MONTH;
    }

    @Override
    public Month plus(int steps) {
      return of(yearMonth().plusMonths(steps));
    }

    @Override
    public String print() {
      return String.format(Locale.ROOT, "%04d-%02d", year, month);
    }
  }

  /** An ISO week, Monday to Sunday; week 1 is the one with the year's first Thursday. */
  record Week(int weekYear, int week) implements Period {
    public Week {
      checkYear(weekYear);
      checkRange("week", week, weeksOf(weekYear));
    }

    /** The ISO week that contains a day. */
    public static Week of(LocalDate day) {
      return new Week(
          day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    public LocalDate monday() {
      return LocalDate.of(weekYear, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
    }

    @Override
    public LocalDate from(FiscalYear fiscal) {
      return monday();
    }

    @Override
    public LocalDate to(FiscalYear fiscal) {
      return monday().plusDays(6);
    }

    @Override
    public Grain grain() {
      return Grain.WEEK;
    }

    @Override
    public Week plus(int steps) {
      return of(monday().plusWeeks(steps));
    }

    @Override
    public String print() {
      return String.format(Locale.ROOT, "%04d-W%02d", weekYear, week);
    }

    private static int weeksOf(int weekYear) {
      return LocalDate.of(weekYear, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
  }

  /** One day. */
  record Day(LocalDate day) implements Period {
    public Day {
      checkYear(day.getYear());
    }

    @Override
    public LocalDate from(FiscalYear fiscal) {
      return day;
    }

    @Override
    public LocalDate to(FiscalYear fiscal) {
      return day;
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }

    @Override
    public Day plus(int steps) {
      return new Day(day.plusDays(steps));
    }

    @Override
    public String print() {
      return day.toString();
    }
  }

  /**
   * Reads the printed form.
   *
   * @throws IllegalArgumentException naming the text and the forms that are read
   */
  static Period parse(String text) {
    try {
      return read(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is not a period. Maybe write 2017, 2017-Q1, 2017-03, 2017-W09 or 2017-03-01. "
              + e.getMessage(),
          e);
    }
  }

  private static Period read(String text) {
    var match = Forms.PERIOD.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("No such form.");
    }
    int year = Integer.parseInt(match.group("year"));
    if (match.group("quarter") != null) {
      return new Quarter(year, Integer.parseInt(match.group("quarter")));
    }
    if (match.group("week") != null) {
      return new Week(year, Integer.parseInt(match.group("week")));
    }
    if (match.group("month") == null) {
      return new Year(year);
    }
    int month = Integer.parseInt(match.group("month"));
    return match.group("day") == null
        ? new Month(year, month)
        : new Day(LocalDate.of(year, month, Integer.parseInt(match.group("day"))));
  }

  private static void checkYear(int year) {
    if (year < 1 || year > 9999) {
      throw new IllegalArgumentException("Year " + year + " is outside 1 to 9999.");
    }
  }

  private static void checkRange(String what, int value, int last) {
    if (value < 1 || value > last) {
      throw new IllegalArgumentException(
          "There is no " + what + " " + value + "; they run from 1 to " + last + ".");
    }
  }

  /** Keeps the pattern out of the interface's public constants. */
  final class Forms {
    private static final Pattern PERIOD =
        Pattern.compile(
            "(?<year>[0-9]{4})"
                + "(-Q(?<quarter>[0-9])|-W(?<week>[0-9]{2})"
                + "|-(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?)?");

    private Forms() {}
  }
}
