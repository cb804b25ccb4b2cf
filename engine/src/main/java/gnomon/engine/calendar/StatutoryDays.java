package gnomon.engine.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The thirteen statutory days off of a Chinese year, for years without an announcement.
 *
 * <p>Source: Regulation on Public Holidays for National Festivals and Memorial Days, as in force
 * since 1 January 2025: New Year's Day; the Spring Festival's eve and first three days; Qingming; 1
 * and 2 May; Dragon Boat; Mid-Autumn; 1 to 3 October. A statutory day that falls on a weekend or on
 * another statutory day is made good on a working day; the estimate takes the next one. Which days
 * are bridged and made up is only known from the announcement, but bridging moves days without
 * changing their number: the announced years 2025 and 2026 have exactly weekdays − 13 working days.
 */
final class StatutoryDays {

  /*
   * First day of the first lunar month, Qingming, fifth day of the fifth and fifteenth day of the
   * eighth lunar month. Lunar dates follow the new moon at 120° E, Qingming is the day on which the
   * sun's apparent longitude reaches 15°; both from the series in Meeus, Astronomical Algorithms,
   * ch. 25 and 49. The new moons of 6 February 2027 (23:56) and 3 February 2030 (00:07) lie so
   * close to midnight that some calendar libraries are a day off.
   */
  private static final String LUNAR_TABLE =
      """
      2025 01-29 04-04 05-31 10-06
      2026 02-17 04-05 06-19 09-25
      2027 02-06 04-05 06-09 09-15
      2028 01-26 04-04 05-28 10-03
      2029 02-13 04-04 06-16 09-22
      2030 02-03 04-05 06-05 09-12
      2031 01-23 04-05 06-24 10-01
      2032 02-11 04-04 06-12 09-19
      2033 01-31 04-04 06-01 09-08
      2034 02-19 04-05 06-20 09-27
      2035 02-08 04-05 06-10 09-16
      2036 01-28 04-04 05-30 10-04
      2037 02-15 04-04 06-18 09-24
      2038 02-04 04-05 06-07 09-13
      2039 01-24 04-05 05-27 10-02
      2040 02-12 04-04 06-14 09-20
      """;

  private static final Map<Integer, List<LocalDate>> LUNAR =
      LUNAR_TABLE
          .lines()
          .map(line -> List.of(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableMap(StatutoryDays::year, StatutoryDays::lunarDays));

  static final int FIRST_YEAR = 2025;
  static final int LAST_YEAR = 2040;

  private StatutoryDays() {}

  /** The estimated days off, all of them weekdays, in order of date. */
  static Collection<DayException> daysOff(int year) {
    var statutory = statutory(year);
    var taken = new HashSet<LocalDate>();
    statutory.forEach(day -> taken.add(day.day()));
    var off = new TreeMap<LocalDate, DayException>();
    for (var day : statutory) {
      var date = day.day();
      if (!WorkingCalendar.isWeekday(date) || off.containsKey(date)) {
        date = nextFreeWeekday(date, taken);
        taken.add(date);
      }
      off.put(date, new DayException(date, false, day.name()));
    }
    return off.values();
  }

  private static LocalDate nextFreeWeekday(LocalDate date, Set<LocalDate> taken) {
    var next = date;
    while (!WorkingCalendar.isWeekday(next) || taken.contains(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static List<DayException> statutory(int year) {
    var lunar = LUNAR.get(year);
    if (lunar == null) {
      throw new IllegalArgumentException(
          "No statutory days are known for "
              + year
              + ". Maybe choose a year from "
              + FIRST_YEAR
              + " to "
              + LAST_YEAR
              + ".");
    }
    var days = new ArrayList<DayException>();
    addRun(days, LocalDate.of(year, 1, 1), 1, "元旦");
    addRun(days, lunar.get(0).minusDays(1), 4, "春节");
    addRun(days, lunar.get(1), 1, "清明节");
    addRun(days, LocalDate.of(year, 5, 1), 2, "劳动节");
    addRun(days, lunar.get(2), 1, "端午节");
    addRun(days, lunar.get(3), 1, "中秋节");
    addRun(days, LocalDate.of(year, 10, 1), 3, "国庆节");
    return days;
  }

  private static void addRun(List<DayException> days, LocalDate first, int length, String name) {
    for (int i = 0; i < length; i++) {
      days.add(new DayException(first.plusDays(i), false, name));
    }
  }

  private static int year(List<String> line) {
    return Integer.parseInt(line.getFirst());
  }

  private static List<LocalDate> lunarDays(List<String> line) {
    return line.stream().skip(1).map(day -> LocalDate.parse(year(line) + "-" + day)).toList();
  }
}
