package gnomon.engine.review;

/**
 * Quantiles of the normal and of Student's t distribution.
 *
 * <p>Both come from the regularised incomplete beta function, whose continued fraction is evaluated
 * by the modified Lentz method (Abramowitz and Stegun 26.5.8 and 26.7.1; Thompson and Barnett
 * 1986), and are inverted by halving an interval until it is as narrow as a double can tell. The
 * normal distribution is the limit for many degrees of freedom: from 10⁷ on the difference is below
 * 10⁻⁷.
 *
 * <p>Worked example: t(0.95, 10) = 1.8125 and t(0.95, ∞) = z(0.95) = 1.6449.
 */
final class Quantile {

  private static final double MANY = 1e7;
  private static final double TINY = 1e-300;
  private static final int MOST_STEPS = 20_000;

  private Quantile() {}

  /** The z that a standard normal value exceeds with probability 1 − p; p from 0.5 to below 1. */
  static double normal(double p) {
    return student(p, MANY);
  }

  /** The same of Student's t with {@code freedom} degrees of freedom, above 0. */
  static double student(double p, double freedom) {
    double low = 0;
    double high = 1;
    while (distribution(high, freedom) < p) {
      high *= 2;
    }
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (distribution(middle, freedom) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** P(standard normal ≤ z). */
  static double normalDistribution(double z) {
    return z < 0 ? 1 - distribution(-z, MANY) : distribution(z, MANY);
  }

  /** P(T ≤ t) for t ≥ 0. */
  private static double distribution(double t, double freedom) {
    double capped = Math.min(freedom, MANY);
    return 1 - beta(capped / (capped + t * t), t * t / (capped + t * t), capped / 2) / 2;
  }

  /**
   * Regularised incomplete beta I_x(a, ½), with y = 1 − x given apart so that it keeps its digits.
   */
  private static double beta(double x, double y, double a) {
    if (y <= 0) {
      return 1;
    }
    double logFront = a * Math.log1p(-y) + 0.5 * Math.log(y) - logBeta(a);
    double front = Math.exp(logFront);
    return x < (a + 1) / (a + 2.5)
        ? front * fraction(x, a, 0.5) / a
        : 1 - front * fraction(y, 0.5, a) / 0.5;
  }

  /** ln B(a, ½) = ln Γ(a) + ln √π − ln Γ(a + ½). */
  private static double logBeta(double a) {
    return 0.5 * Math.log(Math.PI) - logRatio(a);
  }

  /**
   * ln Γ(a + ½) − ln Γ(a): small a are lifted by Γ(a + 1) = a Γ(a), large ones follow the
   * asymptotic series (Tricomi and Erdélyi 1951).
   */
  private static double logRatio(double a) {
    double lifted = a;
    double correction = 0;
    while (lifted < 30) {
      correction -= Math.log((lifted + 0.5) / lifted);
      lifted++;
    }
    double inverse = 1 / lifted;
    double series =
        1 - inverse / 8 + inverse * inverse / 128 + 5 * inverse * inverse * inverse / 1024;
    return correction + 0.5 * Math.log(lifted) + Math.log(series);
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m <= MOST_STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / away(1 + even * d);
      c = away(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / away(1 + odd * d);
      c = away(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-15) {
        break;
      }
    }
    return value;
  }

  private static double away(double fromZero) {
    return Math.abs(fromZero) < TINY ? TINY : fromZero;
  }
}
