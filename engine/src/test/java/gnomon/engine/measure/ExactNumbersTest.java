package gnomon.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** R1: amounts, ratios and quantiles lose nothing. */
class ExactNumbersTest {

  @Test
  void an_amount_reads_and_prints_as_a_decimal_string() {
    assertThat(Amount.parse("12345.67", 2)).isEqualTo(1_234_567);
    assertThat(Amount.parse("12345.6", 2)).isEqualTo(1_234_560);
    assertThat(Amount.parse("-12345", 2)).isEqualTo(-1_234_500);
    assertThat(Amount.parse("7", 0)).isEqualTo(7);
    assertThat(Amount.print(5, 2)).isEqualTo("0.05");
    assertThat(Amount.print(-1_234_500, 2)).isEqualTo("-12345.00");
    assertThat(Amount.print(7, 0)).isEqualTo("7");
  }

  @Test
  void every_printed_amount_reads_back() {
    long seed = 5;
    var random = new Random(seed);
    for (int run = 0; run < 1_000; run++) {
      long amount = random.nextLong() >> random.nextInt(60);
      int scale = random.nextInt(5);
      assertThat(Amount.parse(Amount.print(amount, scale), scale))
          .as("seed %s, run %s", seed, run)
          .isEqualTo(amount);
    }
  }

  @Test
  void a_text_that_is_no_amount_is_named_with_the_right_form() {
    for (var text : List.of("", "12,345.67", "¥5", "1e3", " 1", "1.", ".5", "+1", "--1", "１")) {
      assertThat(catchThrowable(() -> Amount.parse(text, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "' is not an amount. Maybe write digits")
          .hasMessageContaining("12345.67");
    }
  }

  @Test
  void too_many_decimals_and_too_large_amounts_are_refused_with_the_limit() {
    assertThat(catchThrowable(() -> Amount.parse("1.234", 2)))
        .hasMessageContaining("'1.234' has 3 decimals where at most 2 are possible");
    assertThat(catchThrowable(() -> Amount.parse("92233720368547758.08", 2)))
        .hasMessageContaining("too large")
        .hasMessageContaining("92233720368547758.07");
  }

  @Test
  void a_ratio_has_up_to_six_decimals_rounded_half_up() {
    assertThat(Ratio.of(4_238, 6_711)).contains(new BigDecimal("0.631501"));
    assertThat(Ratio.of(1, 4)).contains(new BigDecimal("0.25"));
    assertThat(Ratio.of(2, 3)).contains(new BigDecimal("0.666667"));
    assertThat(Ratio.of(1, 2_000_000)).contains(new BigDecimal("0.000001"));
    assertThat(Ratio.of(300, 3)).contains(new BigDecimal("100"));
    assertThat(Ratio.of(0, 3)).contains(new BigDecimal("0"));
    assertThat(Ratio.of(3, 0)).isEmpty();
  }

  @Test
  void a_quantile_between_two_values_is_interpolated_exactly() {
    assertThat(Quantiles.median(new long[] {40, 10, 30, 20})).contains(new BigDecimal("25"));
    assertThat(Quantiles.median(new long[] {1, 2})).contains(new BigDecimal("1.5"));
    assertThat(Quantiles.p90(new long[] {10, 20, 30, 40})).contains(new BigDecimal("37"));
    assertThat(Quantiles.p90(new long[] {7})).contains(new BigDecimal("7"));
    assertThat(Quantiles.median(new long[] {})).isEmpty();
    assertThat(Quantiles.median(new long[] {Long.MIN_VALUE, Long.MAX_VALUE}))
        .contains(new BigDecimal("-0.5"));
    assertThat(catchThrowable(() -> Quantiles.percentile(new long[] {1}, 101)))
        .hasMessageContaining("percentile 101");
  }

  @Test
  void a_quantile_does_not_change_its_argument() {
    var values = new long[] {3, 1, 2};
    assertThat(Quantiles.median(values)).contains(new BigDecimal("2"));
    assertThat(Arrays.stream(values).boxed().toList()).containsExactly(3L, 1L, 2L);
  }
}
