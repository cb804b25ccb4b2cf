package gnomon.engine.measure;

/**
 * How many of some cases succeeded, and how sure that makes us of the rate behind it.
 *
 * <p>The interval is Wilson's score interval (Wilson 1927), which stays within 0 and 1 and is
 * usable for few cases. The tail is the exact binomial probability; its terms are computed by
 * Loader's saddle-point expansion (Loader 2000, "Fast and accurate computation of binomial
 * probabilities"), which loses no digits for millions of cases, and summed away from the mean,
 * where each is a known fraction of the one before.
 *
 * <p>Worked example: 25 of 100 is 0.25 with a 95 % interval of 0.1755 to 0.3430; at a true rate of
 * 0.4 so few or fewer are seen with probability 0.00119.
 *
 * @param successes 0 to {@code cases}
 * @param cases 0 or more
 */
public record SuccessRate(long successes, long cases) {

  /** The standard normal quantile of a two-sided 95 % interval. */
  public static final double Z95 = 1.959963984540054;

  private static final double LOG_ROOT_TWO_PI = 0.9189385332046727;
  private static final long LARGEST_EXACT_FACTORIAL = 15;

  public SuccessRate {
    if (successes < 0 || successes > cases) {
      throw new IllegalArgumentException(
          "There cannot be %d successes in %d cases. Maybe count each case once."
              .formatted(successes, cases));
    }
  }

  /** Limits of a rate, both within 0 and 1. */
  public record Interval(double low, double high) {}

  /** Successes ÷ cases; NaN without cases. */
  public double value() {
    return (double) successes / cases;
  }

  /**
   * Wilson's score interval.
   *
   * @param z quantile of the standard normal distribution, such as {@link #Z95}; above 0
   * @return 0 to 1 without cases, because anything is possible
   */
  public Interval interval(double z) {
    if (cases == 0) {
      return new Interval(0, 1);
    }
    double square = z * z / cases;
    double centre = value() + square / 2;
    double half = z * Math.sqrt(value() * (1 - value()) / cases + square / (4 * cases));
    return new Interval(
        successes == 0 ? 0 : (centre - half) / (1 + square),
        successes == cases ? 1 : (centre + half) / (1 + square));
  }

  /**
   * The probability of so few successes or fewer when each case succeeds with {@code rate}: the
   * one-sided exact test of whether the true rate is below it.
   *
   * @param rate 0 to 1
   * @return 0 to 1; 1 without cases
   */
  public double chanceOfSoFew(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("A rate cannot be " + rate + ". Maybe choose 0 to 1.");
    }
    if (successes == cases || rate == 0) {
      return 1;
    }
    if (rate == 1) {
      return 0;
    }
    return successes <= rate * cases
        ? lowerTail(successes, cases, rate)
        : 1 - lowerTail(cases - successes - 1, cases, 1 - rate);
  }

  /** Σ of the terms 0 to k, for k not far above the mean; from the largest to the smallest. */
  private static double lowerTail(long k, long n, double p) {
    double term = probability(k, n, p);
    double sum = 0;
    for (long i = k; i >= 0 && term > sum * 0x1p-60; i--) {
      sum += term;
      term *= i * (1 - p) / ((n - i + 1) * p);
    }
    return Math.min(sum, 1);
  }

  /** The probability of exactly k of n. */
  static double probability(long k, long n, double p) {
    if (k == 0) {
      return Math.exp(n * Math.log1p(-p));
    }
    if (k == n) {
      return Math.exp(n * Math.log(p));
    }
    double exponent =
        stirlingError(n)
            - stirlingError(k)
            - stirlingError(n - k)
            - deviance((double) k, n * p)
            - deviance((double) (n - k), n * (1 - p));
    return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
  }

  /** log n! less Stirling's formula. */
  private static double stirlingError(long n) {
    if (n <= LARGEST_EXACT_FACTORIAL) {
      long factorial = 1;
      for (long i = 2; i <= n; i++) {
        factorial *= i;
      }
      return Math.log((double) factorial) - (n + 0.5) * Math.log((double) n) + n - LOG_ROOT_TWO_PI;
    }
    double inverse = 1.0 / n;
    double square = inverse * inverse;
    return inverse
        * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square * (1 / 1680.0))));
  }

  /** x·log(x/m) + m − x, by its series where x and m are so close that they would cancel. */
  private static double deviance(double x, double m) {
    if (Math.abs(x - m) >= 0.1 * (x + m)) {
      return x * Math.log(x / m) + m - x;
    }
    double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double power = 2 * x * v;
    for (int j = 3; ; j += 2) {
      power *= v * v;
      double next = sum + power / j;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }
}
