package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.measure.Formula;
import gnomon.server.measure.Measure;
import java.util.Locale;
import java.util.Optional;

/** By what kind of observation a measure can be judged. */
enum Family {
  /** Cases that succeeded or did not. */
  PROPORTION,
  /** Durations of single cases. */
  MEAN,
  /** Sums and counts of working weeks. */
  RATE;

  @JsonValue
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a measure whose uncertainty its figures do not tell, such as a quotient of sums. */
  static Optional<Family> of(Measure measure) {
    Formula above = measure.numerator();
    Formula below = measure.denominator();
    if (below == null) {
      return withoutDenominator(measure);
    }
    boolean ofCases = above instanceof Formula.Cohort && below instanceof Formula.Cohort;
    boolean isShare = ofCases || above instanceof Formula.FollowedVisits || isPartOf(above, below);
    return isShare && measure.unit() == Measure.Unit.RATIO
        ? Optional.of(PROPORTION)
        : Optional.empty();
  }

  private static Optional<Family> withoutDenominator(Measure measure) {
    Formula formula = measure.numerator();
    if (formula instanceof Formula.Duration) {
      return Optional.of(MEAN);
    }
    boolean addsOverDays =
        formula instanceof Formula.Sum
            || formula instanceof Formula.Count
            || formula instanceof Formula.FirstOrders;
    boolean isAmount = measure.unit() == Measure.Unit.MONEY || measure.unit() == Measure.Unit.COUNT;
    return addsOverDays && isAmount ? Optional.of(RATE) : Optional.empty();
  }

  /** Whether what is counted above is also counted below: a share, not a quotient. */
  private static boolean isPartOf(Formula above, Formula below) {
    return above instanceof Formula.Count some
        && below instanceof Formula.Count all
        && all.terms().containsAll(some.terms())
        && all.terms().stream().noneMatch(term -> term.sign() != null && term.sign() < 0);
  }
}
