package gnomon.server.demo;

import gnomon.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.MonthDay;

/** The company's year: working days, the Spring Festival, and the months of each line. */
final class Seasons {

  private static final double[] CONSUMER = {
    1.10, 0.85, 0.92, 0.95, 1.00, 1.12, 0.94, 0.95, 1.10, 1.06, 1.06, 1.10
  };
  private static final double[] MEDICAL = {
    0.90, 0.85, 1.02, 1.00, 1.00, 1.04, 0.95, 0.96, 1.04, 1.02, 1.08, 1.12
  };
  private static final double[] CHARGING = {
    0.92, 0.85, 1.06, 1.06, 1.05, 1.00, 0.96, 0.97, 1.06, 1.04, 1.02, 1.00
  };
  private static final double[] EDUCATION = {
    0.88, 1.02, 1.10, 0.98, 0.98, 1.04, 1.08, 1.06, 1.00, 0.98, 0.96, 0.94
  };
  private static final double[] SOFTWARE = {
    0.90, 0.85, 1.04, 1.00, 1.00, 1.05, 0.95, 0.96, 1.04, 1.02, 1.06, 1.12
  };

  private static final MonthDay FIRST_SALE = MonthDay.of(6, 1);
  private static final MonthDay LAST_SALE = MonthDay.of(6, 18);

  private final WorkingCalendar calendar;

  Seasons(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  boolean isWorkingDay(LocalDate day) {
    return calendar.isWorkingDay(day);
  }

  /** A day so many working days later; 0 is the day itself. */
  LocalDate later(LocalDate day, int workingDays) {
    LocalDate next = day;
    int left = workingDays;
    while (left > 0) {
      next = next.plusDays(1);
      if (calendar.isWorkingDay(next)) {
        left--;
      }
    }
    return next;
  }

  /** The day itself, or the next one on which people work. */
  LocalDate working(LocalDate day) {
    LocalDate next = day;
    while (!calendar.isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** How many leads come on a day against an average one. */
  double interest(Line line, LocalDate day) {
    return months(line)[day.getMonthValue() - 1] * aroundSpringFestival(day);
  }

  private static double[] months(Line line) {
    return switch (line) {
      case CONSUMER -> CONSUMER;
      case MEDICAL -> MEDICAL;
      case CHARGING -> CHARGING;
      case EDUCATION -> EDUCATION;
      case SOFTWARE -> SOFTWARE;
    };
  }

  /** Many are on their way home before the festival and back late after it. */
  double aroundSpringFestival(LocalDate day) {
    for (int away = 1; away <= 9; away++) {
      if (isFestival(day.plusDays(away)) || isFestival(day.minusDays(away))) {
        return away <= 4 ? 0.45 : 0.75;
      }
    }
    return 1;
  }

  private boolean isFestival(LocalDate day) {
    return day.getMonthValue() <= 3
        && calendar.exceptionOn(day).stream()
            .anyMatch(exception -> !exception.working() && exception.name().contains("春节"));
  }

  /** The mid-year sale of the consumer line. */
  static boolean isMidYearSale(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    return !date.isBefore(FIRST_SALE) && !date.isAfter(LAST_SALE);
  }

  /** From National Day to the year's end households stock up for the holidays. */
  static boolean isBeginOfHolidays(LocalDate day) {
    return day.getMonthValue() == 10 && day.getDayOfMonth() == 1;
  }
}
