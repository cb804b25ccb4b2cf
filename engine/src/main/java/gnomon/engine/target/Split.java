package gnomon.engine.target;

import java.util.List;

/**
 * A total divided over parts in proportion to their weights, within their floors and caps, exactly.
 *
 * <p>Amounts are whole multiples of a unit (1,000 yuan, say). Locked parts keep their amount
 * whatever it is. What then remains of the total beyond whole units goes, undivided, to one part:
 * the unlocked one with the largest weight, ties by id. If the bounds leave no solution in whole
 * units, the split is made in the next finer unit (a tenth), down to one minor unit; so a split
 * fails only when the bounds contradict the total. The formula is that of {@link Proportion}.
 *
 * <p>Worked example: 100.00 over East 40, South 30, West 20, North 10 with East at most 35.00 and
 * North at least 12.00 is 35.00, 31.80, 21.20, 12.00.
 */
public sealed interface Split permits Split.Exact, Infeasible {

  /**
   * The amounts, in minor units and in the order of the parts given.
   *
   * @param factor λ: an amount that no bound touches is λ·weight before rounding
   * @param unit the unit in which the split was made
   */
  record Exact(List<Long> amounts, double factor, long unit) implements Split {
    public Exact {
      amounts = List.copyOf(amounts);
    }
  }

  /**
   * Splits a total.
   *
   * @param total minor units, ≥ 0
   * @param unit minor units per unit, ≥ 1
   * @param parts in any order, ids distinct; the result does not depend on the order
   * @return {@link Exact}, or {@link Infeasible} with both sums and the parts that bind
   */
  static Split of(long total, long unit, List<Part> parts) {
    return of("the total", total, unit, parts);
  }

  /** The same, with a name for the total that the sentence of a contradiction uses. */
  static Split of(String whole, long total, long unit, List<Part> parts) {
    if (total < 0 || unit < 1) {
      throw new IllegalArgumentException(
          "Cannot split "
              + total
              + " in units of "
              + unit
              + ". Maybe use a total of at least 0 and a unit of at least 1.");
    }
    for (var part : parts) {
      if (part.floor() > part.cap()) {
        return Infeasible.floorAboveCap(part);
      }
    }
    long floors = parts.stream().mapToLong(Part::floor).reduce(0, Proportion::plus);
    if (floors > total) {
      return Infeasible.floorsExceed(whole, total, floors, parts);
    }
    long caps = parts.stream().mapToLong(Part::cap).reduce(0, Proportion::plus);
    if (caps < total) {
      return Infeasible.capsBelow(whole, total, caps, parts);
    }
    return UnitSplit.coarsest(total, unit, parts);
  }
}
