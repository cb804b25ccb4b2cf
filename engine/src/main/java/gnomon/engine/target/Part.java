package gnomon.engine.target;

/**
 * One receiver in a split.
 *
 * @param id stable identity; it decides ties, so the order of the input does not
 * @param name how sentences call it
 * @param weight share of the whole relative to its siblings, finite and ≥ 0
 * @param floor least amount in minor units, ≥ 0
 * @param cap largest amount in minor units; {@link #UNBOUNDED} for none
 */
public record Part(String id, String name, double weight, long floor, long cap) {

  /** The cap of a part that has none. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  public Part {
    checkWeight(name, weight);
    if (floor < 0) {
      throw new IllegalArgumentException(
          "The floor of " + name + " is " + floor + ". Maybe use 0: a target is never negative.");
    }
  }

  /** A part without bounds. */
  public static Part of(String id, double weight) {
    return new Part(id, id, weight, 0, UNBOUNDED);
  }

  public Part atLeast(long amount) {
    return new Part(id, name, weight, amount, cap);
  }

  public Part atMost(long amount) {
    return new Part(id, name, weight, floor, amount);
  }

  public Part locked(long amount) {
    return new Part(id, name, weight, amount, amount);
  }

  static void checkWeight(String name, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "The weight of " + name + " is " + weight + ". Maybe use a finite number of at least 0.");
    }
  }
}
