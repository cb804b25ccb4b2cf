package gnomon.server.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one formula gives for a group.
 *
 * @param value in the formula's own unit: minor units, pieces, per mille, or the median in seconds
 * @param estimated how many of the entries are estimates
 * @param spread more about a duration
 * @param cohort more about cases
 */
record Figure(long value, long estimated, @Nullable Spread spread, @Nullable Cases cohort) {

  static final Figure ZERO = new Figure(0, 0, null, null);

  /**
   * In seconds.
   *
   * @param deviation the standard deviation of a sample; null for a single case
   */
  record Spread(double median, double mean, double p90, @Nullable Double deviation, long cases) {}

  /**
   * What became of the cases of a cohort.
   *
   * @param reached cases that got where the cohort is followed to
   * @param lost cases that were lost before
   * @param immature cases that are still open
   * @param amount minor units of all cases, open ones too
   */
  record Cases(long reached, long lost, long immature, long amount) {

    static final Cases NONE = new Cases(0, 0, 0, 0);

    private Cases plus(Cases other) {
      return new Cases(
          reached + other.reached,
          lost + other.lost,
          immature + other.immature,
          amount + other.amount);
    }

    long value(Formula.Cohort formula) {
      return switch (formula) {
        case Formula.CohortConverted _, Formula.CohortWon _ -> reached;
        case Formula.CohortEntered _, Formula.CohortClosed _ -> reached + lost;
        case Formula.CohortCases _ -> reached + lost + immature;
      };
    }
  }

  /** What another formula gives for the same cases. */
  Figure read(Formula.Cohort formula) {
    return cohort == null ? this : new Figure(cohort.value(formula), estimated, spread, cohort);
  }

  static Figure of(long value) {
    return new Figure(value, 0, null, null);
  }

  Figure plus(Figure other) {
    return new Figure(
        value + other.value, estimated + other.estimated, spread, cohort(cohort, other.cohort));
  }

  private static @Nullable Cases cohort(@Nullable Cases one, @Nullable Cases other) {
    return one == null ? other : other == null ? one : one.plus(other);
  }
}
