package gnomon.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** S8: fiscal years and the printed periods. */
class PeriodTest {

  private static final FiscalYear APRIL = new FiscalYear(4);

  @Test
  void a_fiscal_year_is_named_by_the_calendar_year_in_which_it_ends() {
    assertThat(APRIL.yearOf(LocalDate.parse("2026-03-31"))).isEqualTo(2026);
    assertThat(APRIL.yearOf(LocalDate.parse("2026-04-01"))).isEqualTo(2027);
    assertThat(APRIL.start(2026)).isEqualTo("2025-04-01");
    assertThat(APRIL.end(2026)).isEqualTo("2026-03-31");
    assertThat(FiscalYear.CALENDAR.yearOf(LocalDate.parse("2026-12-31"))).isEqualTo(2026);
    assertThat(new FiscalYear(12).yearOf(LocalDate.parse("2025-12-01"))).isEqualTo(2026);
  }

  @Test
  void the_months_and_quarters_of_a_fiscal_year_follow_its_start() {
    assertThat(APRIL.months(2026))
        .hasSize(12)
        .startsWith(YearMonth.of(2025, 4))
        .endsWith(YearMonth.of(2026, 3));
    assertThat(APRIL.quarterOf(LocalDate.parse("2026-03-31"))).isEqualTo(4);
    assertThat(APRIL.quarterOf(LocalDate.parse("2025-04-01"))).isEqualTo(1);
    assertThat(APRIL.start(2026, 4)).isEqualTo("2026-01-01");
    assertThat(APRIL.end(2026, 3)).isEqualTo("2025-12-31");
  }

  @Test
  void every_start_month_gives_years_that_contain_their_days() {
    for (int month = 1; month <= 12; month++) {
      var fiscal = new FiscalYear(month);
      for (var day = LocalDate.of(2023, 1, 1); day.getYear() < 2026; day = day.plusDays(1)) {
        int year = fiscal.yearOf(day);
        int quarter = fiscal.quarterOf(day);
        assertThat(day).isBetween(fiscal.start(year), fiscal.end(year));
        assertThat(day).isBetween(fiscal.start(year, quarter), fiscal.end(year, quarter));
      }
    }
  }

  @Test
  void a_fiscal_year_that_starts_in_month_13_is_refused_with_the_range() {
    assertThat(catchThrowable(() -> new FiscalYear(13))).hasMessageContaining("month 13");
  }

  @Test
  void a_printed_period_reads_back() {
    for (var text :
        List.of("2017", "2017-Q1", "2017-03", "2017-W09", "2017-03-01", "2020-W53", "0987")) {
      assertThat(Period.parse(text).print()).isEqualTo(text);
    }
  }

  @Test
  void years_and_quarters_are_fiscal_and_the_others_are_not() {
    assertSpan("2017", "2016-04-01", "2017-03-31");
    assertSpan("2017-Q1", "2016-04-01", "2016-06-30");
    assertSpan("2017-03", "2017-03-01", "2017-03-31");
    assertSpan("2017-W09", "2017-02-27", "2017-03-05");
    assertSpan("2017-03-01", "2017-03-01", "2017-03-01");
  }

  @Test
  void a_text_that_is_no_period_is_named_with_the_forms_that_are_read() {
    for (var text :
        List.of("", "17", "2017-Q5", "2017-13", "2017-W53", "2017-02-29", "2017-3", "0000")) {
      assertThat(catchThrowable(() -> Period.parse(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "' is not a period. Maybe write 2017, 2017-Q1");
    }
  }

  @Test
  void the_first_days_of_january_can_belong_to_the_last_iso_week_of_the_year_before() {
    assertThat(Period.Week.of(LocalDate.parse("2021-01-03")).print()).isEqualTo("2020-W53");
    assertThat(Period.parse("2020-W53").plus(1).print()).isEqualTo("2021-W01");
  }

  @Test
  void periods_cover_a_span_without_gap() {
    var from = LocalDate.parse("2025-02-15");
    var to = LocalDate.parse("2026-05-15");
    assertThat(prints(Grain.YEAR, from, to)).containsExactly("2025", "2026", "2027");
    assertThat(prints(Grain.QUARTER, from, to))
        .containsExactly("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1");
    assertThat(prints(Grain.MONTH, from, to)).hasSize(16).startsWith("2025-02").endsWith("2026-05");
    assertThat(prints(Grain.WEEK, from, to)).startsWith("2025-W07").endsWith("2026-W20");
    assertThat(prints(Grain.DAY, from, to)).hasSize(455);
    assertThat(prints(Grain.MONTH, to, from)).isEmpty();
  }

  @Test
  void a_period_moves_by_its_own_length() {
    assertThat(Period.parse("2017-Q1").plus(-1).print()).isEqualTo("2016-Q4");
    assertThat(Period.parse("2017-12").plus(1).print()).isEqualTo("2018-01");
    assertThat(Period.parse("2017").plus(-1).print()).isEqualTo("2016");
    assertThat(Period.parse("2017-03-01").plus(-1).print()).isEqualTo("2017-02-28");
    assertThat(Period.parse("2017-Q1").grain()).isEqualTo(Grain.QUARTER);
  }

  private static List<String> prints(Grain grain, LocalDate from, LocalDate to) {
    return grain.covering(from, to, APRIL).stream().map(Period::print).toList();
  }

  private static void assertSpan(String text, String from, String to) {
    assertThat(Period.parse(text).from(APRIL)).isEqualTo(from);
    assertThat(Period.parse(text).to(APRIL)).isEqualTo(to);
  }
}
