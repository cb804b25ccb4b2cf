package gnomon.engine.review;

import java.util.Locale;

/** How a change is stated. */
public enum ChangeKind {
  /** As a share of what it was: 0.25 → 0.30 is +0.20. */
  RELATIVE,
  /** As a difference in the measure's own unit: 0.25 → 0.30 is +0.05. */
  POINTS;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** On the scale on which differences are taken: the logarithm where changes are relative. */
  double scaled(double change) {
    return this == RELATIVE ? Math.log1p(change) : change;
  }

  double unscaled(double difference) {
    return this == RELATIVE ? Math.expm1(difference) : difference;
  }
}
