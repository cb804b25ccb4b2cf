package gnomon.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import gnomon.engine.calendar.WorkingCalendar.Kind;
import gnomon.engine.calendar.WorkingCalendar.Status;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T5, S8: the working calendar with Chinese holidays and make-up days. */
class WorkingCalendarTest {

  private final WorkingCalendar china = WorkingCalendar.china();

  @Test
  void T5_the_months_of_2026_have_the_announced_working_days() {
    assertThat(monthsOf(2026)).containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23);
    assertThat(sum(monthsOf(2026))).isEqualTo(248);
    assertThat(monthsOf(2024)).containsExactly(22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22);
    assertThat(monthsOf(2025)).containsExactly(19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23);
  }

  @Test
  void the_announced_years_have_the_published_number_of_working_days() {
    assertThat(IntStream.rangeClosed(2019, 2026).map(year -> sum(monthsOf(year))).boxed().toList())
        .containsExactly(250, 249, 250, 249, 249, 251, 248, 248);
  }

  @Test
  void a_make_up_day_is_worked_and_a_weekday_of_the_holiday_is_not() {
    assertThat(china.isWorkingDay(LocalDate.parse("2026-02-14"))).isTrue();
    assertThat(china.isWorkingDay(LocalDate.parse("2026-02-17"))).isFalse();
    assertThat(china.exceptionOn(LocalDate.parse("2026-02-17")))
        .hasValueSatisfying(day -> assertThat(day.name()).isEqualTo("春节"));
    assertThat(china.isWorkingDay(LocalDate.parse("2026-03-14"))).isFalse();
    assertThat(china.isWorkingDay(LocalDate.parse("2026-03-16"))).isTrue();
  }

  @Test
  void a_day_announced_with_the_next_year_counts_where_it_lies() {
    assertThat(china.isWorkingDay(LocalDate.parse("2018-12-29"))).isTrue();
    assertThat(china.isWorkingDay(LocalDate.parse("2018-12-31"))).isFalse();
    assertThat(china.isWorkingDay(LocalDate.parse("2022-12-31"))).isFalse();
  }

  @Test
  void a_year_without_announcement_is_estimated_from_the_statutory_days() {
    assertThat(china.announced(2026)).isEqualTo(Status.OFFICIAL);
    assertThat(china.announced(2027)).isEqualTo(Status.ESTIMATED);
    assertThat(china.announced(2006)).isEqualTo(Status.ESTIMATED);
    assertThat(sum(monthsOf(2027))).as("261 weekdays less 13 statutory days").isEqualTo(248);
    for (var day : List.of("2027-01-01", "2027-02-05", "2027-02-08", "2027-04-05", "2027-06-09")) {
      assertThat(china.isWorkingDay(LocalDate.parse(day))).as(day).isFalse();
    }
    assertThat(china.isWorkingDay(LocalDate.parse("2027-09-15"))).as("Mid-Autumn").isFalse();
    assertThat(china.isWorkingDay(LocalDate.parse("2027-10-01"))).isFalse();
  }

  @Test
  void an_estimate_finds_the_length_that_is_later_announced() {
    var unannounced = WorkingCalendar.of(Kind.CN, List.of(), Set.of());
    for (int year : new int[] {2025, 2026}) {
      assertThat(workingDays(unannounced, year)).isEqualTo(workingDays(china, year));
    }
  }

  @Test
  void a_statutory_day_on_a_weekend_or_on_another_holiday_is_made_good() {
    for (int year = StatutoryDays.FIRST_YEAR; year <= StatutoryDays.LAST_YEAR; year++) {
      assertThat(StatutoryDays.daysOff(year))
          .as("weekdays off in %s", year)
          .hasSize(13)
          .allSatisfy(day -> assertThat(WorkingCalendar.isWeekday(day.day())).isTrue());
    }
  }

  @Test
  void a_companys_own_day_wins_over_the_announced_or_estimated_one() {
    var data = ChinaDays.load();
    var workedNewYear = new DayException(LocalDate.parse("2026-01-01"), true, "Stocktaking");
    var workedNextYear = new DayException(LocalDate.parse("2027-01-01"), true, "Stocktaking");
    var days = new ArrayList<>(data.days());
    days.addAll(List.of(workedNewYear, workedNextYear));
    var own = WorkingCalendar.of(Kind.CN, days, data.announcedYears());
    assertThat(own.isWorkingDay(workedNewYear.day())).isTrue();
    assertThat(own.isWorkingDay(workedNextYear.day())).isTrue();
    assertThat(workingDays(own, 2026)).isEqualTo(249);
    assertThat(workingDays(own, 2027)).isEqualTo(249);
  }

  @Test
  void the_plain_week_is_final_and_has_no_holidays() {
    var plain = WorkingCalendar.weekdays();
    assertThat(workingDays(plain, 2027)).isEqualTo(261);
    assertThat(plain.announced(2027)).isEqualTo(Status.OFFICIAL);
  }

  @Test
  void counting_a_span_equals_asking_day_by_day() {
    long seed = 20260101;
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      var from = LocalDate.of(1965, 1, 1).plusDays(random.nextInt(28_000));
      var to = from.plusDays(random.nextInt(-5, 800));
      long counted = to.isBefore(from) ? 0 : countDayByDay(from, to);
      assertThat(china.workingDays(from, to))
          .as("seed %s, %s to %s", seed, from, to)
          .isEqualTo((int) counted);
    }
  }

  @Test
  void a_line_that_cannot_be_read_is_named_with_the_right_form() {
    assertThat(
            catchThrowable(
                () -> ChinaDays.parse("day,working,name,source_year\n2026-02-30,true,春节,2026")))
        .hasMessageContaining("Line 2 is '2026-02-30,true,春节,2026'")
        .hasMessageContaining("Maybe write it as day,working,name,source_year");
  }

  @Test
  void the_shipped_days_cover_the_announcements_of_2007_to_2026() {
    var data = ChinaDays.load();
    assertThat(data.days()).hasSize(678);
    assertThat(data.announcedYears())
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2007, 2026).boxed().toList());
  }

  private List<Integer> monthsOf(int year) {
    return IntStream.rangeClosed(1, 12)
        .mapToObj(month -> china.workingDaysOf(YearMonth.of(year, month)))
        .toList();
  }

  private long countDayByDay(LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1)).filter(china::isWorkingDay).count();
  }

  private static int workingDays(WorkingCalendar calendar, int year) {
    return calendar.workingDays(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  private static int sum(List<Integer> months) {
    return months.stream().mapToInt(Integer::intValue).sum();
  }
}
