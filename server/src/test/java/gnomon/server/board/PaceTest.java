package gnomon.server.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** T6: what done against due means. */
class PaceTest {

  @Test
  void each_pace_begins_exactly_at_its_percentage() {
    assertThat(Pace.of(10_300, 10_000)).isEqualTo(Pace.AHEAD);
    assertThat(Pace.of(10_299, 10_000)).isEqualTo(Pace.ON);
    assertThat(Pace.of(9_700, 10_000)).isEqualTo(Pace.ON);
    assertThat(Pace.of(9_699, 10_000)).isEqualTo(Pace.BEHIND);
    assertThat(Pace.of(8_800, 10_000)).isEqualTo(Pace.BEHIND);
    assertThat(Pace.of(8_799, 10_000)).isEqualTo(Pace.ALARM);
  }

  @Test
  void while_nothing_is_due_there_is_no_pace() {
    assertThat(Pace.of(5, 0)).isEqualTo(Pace.NONE);
  }
}
