package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import gnomon.engine.review.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a measure says about some days.
 *
 * @param value a share, the mean of durations in days, or the mean of a working week; null without
 *     cases
 * @param numerator how many cases of a share succeeded
 * @param deviation standard deviation of a mean
 * @param cases cases, or working weeks
 * @param immature cases that are still open, and left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Observation(
    Family family,
    @Decimal @Nullable BigDecimal value,
    @Nullable Long numerator,
    @Decimal @Nullable BigDecimal deviation,
    long cases,
    long immature) {

  static Observation share(long successes, long cases, long immature) {
    BigDecimal value = cases == 0 ? null : decimal((double) successes / cases);
    return new Observation(Family.PROPORTION, value, successes, null, cases, immature);
  }

  static Observation mean(Family family, Sample.Mean sample) {
    BigDecimal value = sample.cases() == 0 ? null : decimal(sample.mean());
    return new Observation(family, value, null, decimal(sample.deviation()), sample.cases(), 0);
  }

  Sample sample() {
    return switch (family) {
      case PROPORTION -> new Sample.Proportion(numerator == null ? 0 : numerator, cases);
      case MEAN, RATE ->
          new Sample.Mean(
              value == null ? 0 : value.doubleValue(),
              deviation == null ? 0 : deviation.doubleValue(),
              cases);
    };
  }

  static BigDecimal decimal(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    BigDecimal stripped = rounded.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
