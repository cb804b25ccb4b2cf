package gnomon.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which days are worked.
 *
 * <p>The Monday-Friday week is counted by arithmetic; the days that differ from it are a sorted
 * array with running corrections (+1 for a worked weekend day, −1 for a free weekday). Counting any
 * span is two binary searches: O(log n) in the number of exceptions, whatever the span.
 *
 * <p>Worked example: China, February 2026 has 20 weekdays; 16–20 and 23 February are free (−6), 14
 * and 28 February are made up (+2): 16 working days.
 */
public final class WorkingCalendar {

  /** The rule behind the days that no exception names. */
  public enum Kind {
    /** Chinese mainland: announced days, or the statutory days where nothing is announced yet. */
    CN,
    /** Monday to Friday. */
    WEEKDAYS
  }

  /** How sure the days of a year are. */
  public enum Status {
    OFFICIAL,
    ESTIMATED
  }

  private final Kind kind;
  private final Set<Integer> announcedYears;
  private final NavigableMap<LocalDate, DayException> exceptions;
  private final long[] changedDays;
  private final long[] correctionUpTo;

  private WorkingCalendar(
      Kind kind, Set<Integer> announcedYears, NavigableMap<LocalDate, DayException> exceptions) {
    this.kind = kind;
    this.announcedYears = Set.copyOf(announcedYears);
    this.exceptions = exceptions;
    var changed =
        exceptions.values().stream().filter(e -> e.working() != isWeekday(e.day())).toList();
    changedDays = changed.stream().mapToLong(e -> e.day().toEpochDay()).toArray();
    correctionUpTo = changed.stream().mapToLong(e -> e.working() ? 1 : -1).toArray();
    Arrays.parallelPrefix(correctionUpTo, Long::sum);
  }

  /**
   * A calendar from its exceptions.
   *
   * @param kind the rule for days without an exception
   * @param exceptions in any order; the last one for a day wins, so a company's own days can follow
   *     the announced ones. A given exception also wins over an estimated day.
   * @param announcedYears years whose exceptions are complete. For {@link Kind#CN} every other year
   *     of {@link StatutoryDays#FIRST_YEAR}..{@link StatutoryDays#LAST_YEAR} is estimated from the
   *     statutory days; beyond that range only weekends are free.
   */
  public static WorkingCalendar of(
      Kind kind, Collection<DayException> exceptions, Set<Integer> announcedYears) {
    var byDay = new TreeMap<LocalDate, DayException>();
    for (var estimate : estimates(kind, announcedYears)) {
      byDay.put(estimate.day(), estimate);
    }
    for (var exception : exceptions) {
      byDay.put(exception.day(), exception);
    }
    return new WorkingCalendar(kind, announcedYears, byDay);
  }

  /** The announced days of mainland China that come with the program. */
  public static WorkingCalendar china() {
    var data = ChinaDays.load();
    return of(Kind.CN, data.days(), data.announcedYears());
  }

  /** Monday to Friday without exceptions. */
  public static WorkingCalendar weekdays() {
    return of(Kind.WEEKDAYS, Set.of(), Set.of());
  }

  private static Collection<DayException> estimates(Kind kind, Set<Integer> announcedYears) {
    var estimates = new ArrayList<DayException>();
    if (kind == Kind.CN) {
      for (int year = StatutoryDays.FIRST_YEAR; year <= StatutoryDays.LAST_YEAR; year++) {
        if (!announcedYears.contains(year)) {
          estimates.addAll(StatutoryDays.daysOff(year));
        }
      }
    }
    return estimates;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    var exception = exceptions.get(day);
    return exception == null ? isWeekday(day) : exception.working();
  }

  /** The exception on a day, with the holiday's name. */
  public Optional<DayException> exceptionOn(LocalDate day) {
    return Optional.ofNullable(exceptions.get(day));
  }

  /** Working days from {@code from} to {@code to}, both inclusive; 0 when {@code to} is earlier. */
  public int workingDays(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return 0;
    }
    return Math.toIntExact(countBefore(to.toEpochDay() + 1) - countBefore(from.toEpochDay()));
  }

  /** Working days of a calendar month. */
  public int workingDaysOf(YearMonth month) {
    return workingDays(month.atDay(1), month.atEndOfMonth());
  }

  /**
   * Whether the days of a calendar year are final. The plain week has nothing to announce and is
   * always {@link Status#OFFICIAL}.
   */
  public Status announced(int year) {
    return kind == Kind.WEEKDAYS || announcedYears.contains(year)
        ? Status.OFFICIAL
        : Status.ESTIMATED;
  }

  private long countBefore(long epochDay) {
    int found = Arrays.binarySearch(changedDays, epochDay);
    int earlier = found < 0 ? -found - 1 : found;
    return weekdaysBefore(epochDay) + (earlier == 0 ? 0 : correctionUpTo[earlier - 1]);
  }

  /** Weekdays since Monday 29 December 1969; epoch day 0 is a Thursday, hence the shift by 3. */
  private static long weekdaysBefore(long epochDay) {
    long sinceMonday = epochDay + 3;
    return Math.floorDiv(sinceMonday, 7) * 5L + Math.min(Math.floorMod(sinceMonday, 7), 5);
  }

  static boolean isWeekday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }
}
