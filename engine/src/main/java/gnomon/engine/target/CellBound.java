package gnomon.engine.target;

/**
 * Bounds of one leaf in one month.
 *
 * @param leafId the leaf
 * @param month position of the month in the plan, from 0
 * @param floor least amount in minor units, ≥ 0
 * @param cap largest amount, ≥ floor; equal to it locks the cell
 */
public record CellBound(String leafId, int month, long floor, long cap) {

  public CellBound {
    if (floor < 0 || floor > cap) {
      throw new IllegalArgumentException(
          "Bounds "
              + floor
              + " to "
              + cap
              + " of "
              + leafId
              + " in month "
              + (month + 1)
              + " leave no amount. Maybe use 0 ≤ floor ≤ cap.");
    }
  }

  public static CellBound locked(String leafId, int month, long amount) {
    return new CellBound(leafId, month, amount, amount);
  }
}
