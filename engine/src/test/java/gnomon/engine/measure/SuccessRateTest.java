package gnomon.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** P2: how sure a conversion is. */
class SuccessRateTest {

  private static final Percentage CLOSE = Percentage.withPercentage(1e-8);

  @Test
  void the_interval_is_wilsons() {
    SuccessRate.Interval quarter = new SuccessRate(25, 100).interval(SuccessRate.Z95);
    assertThat(quarter.low()).isCloseTo(0.1754521136, within(1e-10));
    assertThat(quarter.high()).isCloseTo(0.3430446355, within(1e-10));
    SuccessRate.Interval none = new SuccessRate(0, 10).interval(SuccessRate.Z95);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.2775327999, within(1e-10));
    assertThat(new SuccessRate(0, 0).interval(SuccessRate.Z95))
        .isEqualTo(new SuccessRate.Interval(0, 1));
  }

  @Test
  void the_tail_is_the_exact_binomial_one() {
    assertThat(new SuccessRate(25, 100).chanceOfSoFew(0.4)).isCloseTo(0.0011890006156, CLOSE);
    assertThat(new SuccessRate(3, 10).chanceOfSoFew(0.5)).isCloseTo(176 / 1024.0, CLOSE);
    assertThat(new SuccessRate(60, 100).chanceOfSoFew(0.5)).isCloseTo(0.9823998998911, CLOSE);
    assertThat(new SuccessRate(339, 816).chanceOfSoFew(0.58)).isCloseTo(2.529697180777e-21, CLOSE);
    assertThat(new SuccessRate(2900, 10_000).chanceOfSoFew(0.3)).isCloseTo(0.0147481039, CLOSE);
    assertThat(new SuccessRate(0, 30).chanceOfSoFew(0.1)).isCloseTo(Math.pow(0.9, 30), CLOSE);
  }

  @Test
  void rates_of_nothing_and_of_everything_have_sure_tails() {
    assertThat(new SuccessRate(0, 9).chanceOfSoFew(0)).isOne();
    assertThat(new SuccessRate(8, 9).chanceOfSoFew(1)).isZero();
    assertThat(new SuccessRate(9, 9).chanceOfSoFew(1)).isOne();
    assertThat(new SuccessRate(0, 0).chanceOfSoFew(0.3)).isOne();
  }

  @Test
  void millions_of_cases_give_half_at_the_mean() {
    assertThat(new SuccessRate(3_000_000, 10_000_000).chanceOfSoFew(0.3))
        .isCloseTo(0.5, within(0.001));
  }

  @Test
  void every_tail_equals_the_sum_of_exact_fractions() {
    long seed = 11;
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      int cases = 1 + random.nextInt(120);
      int successes = random.nextInt(cases + 1);
      int percent = 1 + random.nextInt(99);
      double exact = exactTail(successes, cases, percent);
      assertThat(new SuccessRate(successes, cases).chanceOfSoFew(percent / 100.0))
          .as("seed %s, run %s: %s of %s at %s %%", seed, run, successes, cases, percent)
          .isCloseTo(exact, within(1e-12 + exact * 1e-9));
    }
  }

  private static double exactTail(int successes, int cases, int percent) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger ways = BigInteger.ONE;
    for (int i = 0; i <= successes; i++) {
      sum =
          sum.add(
              ways.multiply(BigInteger.valueOf(percent).pow(i))
                  .multiply(BigInteger.valueOf(100 - percent).pow(cases - i)));
      ways = ways.multiply(BigInteger.valueOf(cases - i)).divide(BigInteger.valueOf(i + 1));
    }
    return new BigDecimal(sum)
        .divide(new BigDecimal(BigInteger.valueOf(100).pow(cases)), MathContext.DECIMAL64)
        .doubleValue();
  }

  @Test
  void more_successes_than_cases_are_refused() {
    assertThatThrownBy(() -> new SuccessRate(3, 2)).hasMessageContaining("3 successes in 2 cases");
    assertThatThrownBy(() -> new SuccessRate(1, 2).chanceOfSoFew(1.2)).hasMessageContaining("1.2");
  }
}
