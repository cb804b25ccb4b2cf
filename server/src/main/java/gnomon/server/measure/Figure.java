package gnomon.server.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one formula gives for a group.
 *
 * @param value minor units, pieces, or the median in seconds
 * @param estimated how many of the entries are estimates
 * @param spread more about a duration
 * @param immature cases of a cohort that are still open
 */
record Figure(long value, long estimated, @Nullable Spread spread, long immature) {

  static final Figure ZERO = new Figure(0, 0, null, 0);

  /** In seconds. */
  record Spread(double median, double mean, double p90, long cases) {}

  static Figure of(long value) {
    return new Figure(value, 0, null, 0);
  }

  Figure plus(Figure other) {
    return new Figure(
        value + other.value, estimated + other.estimated, spread, immature + other.immature);
  }
}
