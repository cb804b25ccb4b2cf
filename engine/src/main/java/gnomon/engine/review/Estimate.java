package gnomon.engine.review;

import java.util.Optional;

/**
 * A change with its two-sided interval, each a fraction where the change is relative and otherwise
 * in the measure's unit. It keeps the measure's own sign: below zero the measure fell.
 *
 * <p>Three methods, by what was observed:
 *
 * <ul>
 *   <li>Proportions: Wilson's limits of each, combined by the square-and-add rule on the scale of
 *       the change (Newcombe 1998, method 10; on the logarithmic scale Zou and Donner 2008). It
 *       keeps its promise with few cases and at 0 and 100 %. Worked example, 95 %: 48 of 80 → 56 of
 *       70 is +0.2000 [+0.0524, +0.3339].
 *   <li>Means: Welch's t interval, with the degrees of freedom of Satterthwaite (1946); relative
 *       changes by the logarithm of the ratio, whose variance is s²/(n·m²) for each side. Worked
 *       example, 90 %: mean 10, s 3, n 9 → mean 7, s 4, n 16 is −3 [−5.4342, −0.5658] with 20.87
 *       degrees of freedom.
 *   <li>Difference of differences: two changes, combined by the same square-and-add rule (Zou and
 *       Donner 2008). Worked example: +0.20 [+0.05, +0.33] less +0.05 [−0.03, +0.13] is +0.15
 *       [−0.02, +0.3026].
 * </ul>
 */
public record Estimate(double change, double low, double high) {

  /**
   * From one window to another; empty where it cannot be told: no cases, a single observation of a
   * mean, or a relative change of something that is not above zero.
   *
   * @param confidence between 0 and 1, such as 0.90
   */
  public static Optional<Estimate> of(
      Sample before, Sample after, ChangeKind kind, double confidence) {
    return difference(before, after, kind, confidence).map(found -> found.unscaled(kind));
  }

  /** What the change is beyond that of a comparison group. */
  Estimate beyond(Estimate comparison, ChangeKind kind) {
    return scaled(kind).less(comparison.scaled(kind)).unscaled(kind);
  }

  /** Whether a change lies outside the interval. */
  public boolean excludes(double value) {
    return value < low || value > high;
  }

  private static Optional<Estimate> difference(
      Sample before, Sample after, ChangeKind kind, double confidence) {
    double p = (1 + confidence) / 2;
    return switch (before) {
      case Sample.Proportion b when after instanceof Sample.Proportion a ->
          ofShares(b, a, kind, Quantile.normal(p));
      case Sample.Mean b when after instanceof Sample.Mean a -> ofMeans(b, a, kind, p);
      case Sample.Proportion _, Sample.Mean _ ->
          throw new IllegalArgumentException(
              "%s and %s are not of one kind. A change needs the same measure twice."
                  .formatted(before, after));
    };
  }

  private static Optional<Estimate> ofShares(
      Sample.Proportion before, Sample.Proportion after, ChangeKind kind, double z) {
    boolean fromNothing = kind == ChangeKind.RELATIVE && before.successes() == 0;
    if (before.cases() == 0 || after.cases() == 0 || fromNothing) {
      return Optional.empty();
    }
    return Optional.of(share(after, kind, z).less(share(before, kind, z)));
  }

  /** Wilson's interval of one share; on the logarithmic scale no success counts as half a one. */
  private static Estimate share(Sample.Proportion sample, ChangeKind kind, double z) {
    double n = sample.cases();
    double p = sample.share();
    double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double low = sample.successes() == 0 ? 0 : Math.max(0, centre - half);
    double high = sample.successes() == sample.cases() ? 1 : Math.min(1, centre + half);
    if (kind == ChangeKind.POINTS) {
      return new Estimate(p, low, high);
    }
    double shown = sample.successes() == 0 ? 0.5 / (n + 1) : p;
    return new Estimate(Math.log(shown), Math.log(low), Math.log(high));
  }

  private static Optional<Estimate> ofMeans(
      Sample.Mean before, Sample.Mean after, ChangeKind kind, double p) {
    boolean noRatio = kind == ChangeKind.RELATIVE && (before.mean() <= 0 || after.mean() <= 0);
    if (before.cases() < 2 || after.cases() < 2 || noRatio) {
      return Optional.empty();
    }
    double difference =
        kind == ChangeKind.POINTS
            ? after.mean() - before.mean()
            : Math.log(after.mean()) - Math.log(before.mean());
    double one = variance(before, kind);
    double other = variance(after, kind);
    double half = one + other == 0 ? 0 : welch(one, before.cases(), other, after.cases(), p);
    return Optional.of(new Estimate(difference, difference - half, difference + half));
  }

  private static double variance(Sample.Mean sample, ChangeKind kind) {
    return kind == ChangeKind.POINTS
        ? sample.variance()
        : sample.variance() / (sample.mean() * sample.mean());
  }

  private static double welch(double one, long n, double other, long m, double p) {
    double sum = one + other;
    double freedom = sum * sum / (one * one / (n - 1) + other * other / (m - 1));
    return Quantile.student(p, freedom) * Math.sqrt(sum);
  }

  /** Square and add: each limit moves by the distances of the limits that lie against it. */
  private Estimate less(Estimate other) {
    double difference = change - other.change;
    return new Estimate(
        difference,
        difference - Math.hypot(change - low, other.high - other.change),
        difference + Math.hypot(high - change, other.change - other.low));
  }

  private Estimate scaled(ChangeKind kind) {
    return new Estimate(kind.scaled(change), kind.scaled(low), kind.scaled(high));
  }

  private Estimate unscaled(ChangeKind kind) {
    return new Estimate(kind.unscaled(change), kind.unscaled(low), kind.unscaled(high));
  }
}
