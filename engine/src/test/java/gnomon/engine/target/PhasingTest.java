package gnomon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** T6: what should be done by today follows the working days of the one calendar. */
class PhasingTest {

  private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

  private final Phasing china = new Phasing(WorkingCalendar.china());

  @Test
  void a_february_with_spring_festival_falls_due_on_its_sixteen_working_days() {
    assertThat(week("2026-02-02")).isEqualTo(328_125_00);
    assertThat(week("2026-02-09")).isEqualTo(393_750_00);
    assertThat(week("2026-02-16")).isZero();
    assertThat(week("2026-02-23")).isEqualTo(328_125_00);
    assertThat(china.through(FEBRUARY, 1_050_000_00, LocalDate.of(2026, 2, 2)))
        .as("the day itself counts")
        .isEqualTo(65_625_00);
  }

  private long week(String monday) {
    var first = LocalDate.parse(monday);
    return china.between(FEBRUARY, 1_050_000_00, first, first.plusDays(6));
  }

  @Test
  void nothing_is_due_before_the_month_and_everything_from_its_last_day_on() {
    assertThat(china.through(FEBRUARY, 100, LocalDate.of(2026, 1, 31))).isZero();
    assertThat(china.through(FEBRUARY, 100, LocalDate.of(2026, 2, 28))).isEqualTo(100);
    assertThat(china.through(FEBRUARY, 100, LocalDate.of(2027, 1, 1))).isEqualTo(100);
    assertThat(china.between(FEBRUARY, 100, LocalDate.of(2026, 2, 9), LocalDate.of(2026, 2, 8)))
        .isZero();
  }

  @Test
  void days_add_up_to_the_month_whatever_the_amount() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      var month = YearMonth.of(2007 + random.nextInt(21), 1 + random.nextInt(12));
      long amount = random.nextLong(1L << 52);
      long sum = 0;
      for (int day = 1; day <= month.lengthOfMonth(); day++) {
        long due = china.between(month, amount, month.atDay(day), month.atDay(day));
        assertThat(due).as("seed %d", seed).isNotNegative();
        sum += due;
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(amount);
    }
  }
}
