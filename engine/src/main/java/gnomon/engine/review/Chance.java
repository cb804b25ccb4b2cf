package gnomon.engine.review;

import org.jspecify.annotations.Nullable;

/**
 * The chance that a window of some length shows a change, if the change is really there: that its
 * 90 % interval lies on the good side of zero. The power of a two-sample test in the normal
 * approximation (Fleiss, Levin and Paik 2003, chapter 4), Φ(|d| ÷ s − 1.645), where d is the change
 * and s its standard error on the scale of the change.
 *
 * <p>Worked example: 25 % of 400 cases so far, 100 cases to come, +0.10 in points wanted: s =
 * √(0.25 · 0.75 ÷ 400 + 0.35 · 0.65 ÷ 100) = 0.0524, Φ(0.10 ÷ 0.0524 − 1.645) = 0.6042.
 */
public final class Chance {

  private Chance() {}

  /**
   * The chance of seeing the wanted change, 0 to 1; 0 where nothing can be told from the baseline.
   *
   * @param before the baseline
   * @param cases how many are expected in the window to come
   * @param comparison baseline of the comparison group with its expected cases; null for none
   */
  public static double ofSeeing(
      Sample before, double cases, @Nullable Expected comparison, Judgement.Wanted wanted) {
    double own = variance(before, cases, wanted.kind(), wanted.signed());
    double group =
        comparison == null
            ? 0
            : variance(comparison.before(), comparison.cases(), wanted.kind(), 0);
    double error = Math.sqrt(own + group);
    if (!(error > 0) || !Double.isFinite(error)) {
      return 0;
    }
    double distance = Math.abs(wanted.kind().scaled(wanted.signed()));
    double z = Quantile.normal((1 + Judgement.CONFIDENCE) / 2);
    return Quantile.normalDistribution(distance / error - z);
  }

  /** A baseline and how many cases are to come. */
  public record Expected(Sample before, double cases) {}

  private static double variance(Sample before, double cases, ChangeKind kind, double change) {
    if (before.cases() == 0 || cases <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (before) {
      case Sample.Proportion sample -> ofShare(sample, cases, kind, change);
      case Sample.Mean sample -> ofMean(sample, cases, kind);
    };
  }

  private static double ofShare(
      Sample.Proportion before, double cases, ChangeKind kind, double change) {
    double p = before.share();
    double q = kind == ChangeKind.RELATIVE ? p * (1 + change) : p + change;
    if (p <= 0 || q <= 0 || q >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    return kind == ChangeKind.RELATIVE
        ? (1 - p) / (before.cases() * p) + (1 - q) / (cases * q)
        : p * (1 - p) / before.cases() + q * (1 - q) / cases;
  }

  private static double ofMean(Sample.Mean before, double cases, ChangeKind kind) {
    double spread = before.deviation() * before.deviation();
    double ownScale = kind == ChangeKind.RELATIVE ? before.mean() * before.mean() : 1;
    return before.cases() < 2 || ownScale <= 0
        ? Double.POSITIVE_INFINITY
        : spread / ownScale * (1.0 / before.cases() + 1 / cases);
  }
}
