package gnomon.engine.measure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exact quantiles of whole numbers such as durations in seconds.
 *
 * <p>The p-th percentile of n sorted values lies at position p·(n−1)/100 counted from zero; between
 * two positions it is interpolated linearly (Hyndman and Fan 1996, type 7; SQL's {@code
 * percentile_cont}). With whole percents the result has at most two decimals and is exact.
 *
 * <p>Worked example: of 10, 20, 30, 40 the median is 25 and the 90th percentile 37.
 */
public final class Quantiles {

  private Quantiles() {}

  /** The value in the middle; empty for no values. The order of the values does not matter. */
  public static Optional<BigDecimal> median(long[] values) {
    return percentile(values, 50);
  }

  /** The value that nine of ten do not exceed; empty for no values. */
  public static Optional<BigDecimal> p90(long[] values) {
    return percentile(values, 90);
  }

  /**
   * Any whole percentile.
   *
   * @param percent 0 (smallest value) to 100 (largest value)
   */
  public static Optional<BigDecimal> percentile(long[] values, int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "There is no percentile " + percent + ". Maybe choose 0 to 100.");
    }
    if (values.length == 0) {
      return Optional.empty();
    }
    var sorted = values.clone();
    Arrays.sort(sorted);
    long position = (long) percent * (sorted.length - 1);
    int below = Math.toIntExact(position / 100);
    var lower = BigDecimal.valueOf(sorted[below]);
    var upper = BigDecimal.valueOf(sorted[Math.min(below + 1, sorted.length - 1)]);
    var fraction = BigDecimal.valueOf(position % 100, 2);
    return Optional.of(Ratio.plain(lower.add(upper.subtract(lower).multiply(fraction))));
  }
}
