package gnomon.engine.target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Weights of siblings from several factors, as a sum and not a product, so that "why is this my
 * share?" is a list of terms.
 *
 * <p>share(u) = Σ factors α·v(u) ÷ Σ siblings v, with Σ α scaled to 1. A factor that is 0 for every
 * sibling says nothing and is left out; if all are, the shares are equal.
 *
 * <p>Worked example: α .5, .3, .2 on potential 40/30/20/10, capacity 30/30/25/15 and last year
 * 35/35/20/10: the first sibling gets .20 + .09 + .07 = .36.
 */
public final class Blend {

  private final List<Factor> factors;
  private final int siblings;

  /**
   * One reason for a share.
   *
   * @param name potential, capacity, last year, …
   * @param alpha its importance relative to the other factors, ≥ 0
   * @param values one per sibling in a common order, ≥ 0, in any unit
   */
  public record Factor(String name, double alpha, List<Double> values) {
    public Factor {
      Part.checkWeight("the factor " + name, alpha);
      for (double value : values) {
        Part.checkWeight("a sibling in " + name, value);
      }
      values = List.copyOf(values);
    }

    private double sum() {
      return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private boolean speaks() {
      return alpha > 0 && sum() > 0;
    }
  }

  /** All factors must have as many values as there are siblings. */
  public Blend(int siblings, List<Factor> factors) {
    for (var factor : factors) {
      if (factor.values().size() != siblings) {
        throw new IllegalArgumentException(
            factor.name()
                + " has "
                + factor.values().size()
                + " values for "
                + siblings
                + " siblings. Maybe give 0 where a value is unknown.");
      }
    }
    this.siblings = siblings;
    this.factors = List.copyOf(factors);
  }

  /** The part of a sibling's share that each factor gives, in the order of the factors. */
  public List<Double> terms(int sibling) {
    double alphas = factors.stream().filter(Factor::speaks).mapToDouble(Factor::alpha).sum();
    if (alphas == 0) {
      int count = factors.size();
      return Collections.nCopies(count, 1.0 / siblings / count);
    }
    var terms = new ArrayList<Double>();
    for (var factor : factors) {
      terms.add(
          factor.speaks()
              ? factor.alpha() / alphas * factor.values().get(sibling) / factor.sum()
              : 0.0);
    }
    return terms;
  }

  /** A sibling's share, 0 to 1; the shares of all siblings add up to 1. */
  public double share(int sibling) {
    return factors.isEmpty()
        ? 1.0 / siblings
        : terms(sibling).stream().mapToDouble(Double::doubleValue).sum();
  }
}
