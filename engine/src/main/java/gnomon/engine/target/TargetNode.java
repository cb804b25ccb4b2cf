package gnomon.engine.target;

import java.util.List;

/**
 * A node of the tree that a target is divided over: the company, a region, department or team, or a
 * person. A node without children is a leaf and gets months of its own.
 *
 * @param id stable identity, distinct in the tree
 * @param name how sentences call it
 * @param weight share relative to its siblings, finite and ≥ 0; siblings that are all 0 share
 *     equally
 * @param floor least amount of the year in minor units, ≥ 0
 * @param cap largest amount of the year; {@link Part#UNBOUNDED} for none
 * @param ramp factor on each month's weight, for leaves only: 0 before a person starts (the month
 *     is then exactly 0), 1 at full capacity; empty for 1 throughout
 * @param children nodes below, in any order
 */
public record TargetNode(
    String id,
    String name,
    double weight,
    long floor,
    long cap,
    List<Double> ramp,
    List<TargetNode> children) {

  public TargetNode {
    Part.checkWeight(name, weight);
    ramp.forEach(factor -> Part.checkWeight(name + "'s ramp", factor));
    if (floor < 0) {
      throw new IllegalArgumentException(
          "The floor of " + name + " is " + floor + ". Maybe use 0: a target is never negative.");
    }
    if (!ramp.isEmpty() && !children.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has a ramp and children. Maybe give the ramp to the persons below it.");
    }
    ramp = List.copyOf(ramp);
    children = List.copyOf(children);
  }

  /** A node without bounds and ramp; without children it is a leaf. */
  public static TargetNode of(String id, double weight, TargetNode... children) {
    return new TargetNode(id, id, weight, 0, Part.UNBOUNDED, List.of(), List.of(children));
  }

  public TargetNode named(String newName) {
    return new TargetNode(id, newName, weight, floor, cap, ramp, children);
  }

  public TargetNode atLeast(long amount) {
    return new TargetNode(id, name, weight, amount, cap, ramp, children);
  }

  public TargetNode atMost(long amount) {
    return new TargetNode(id, name, weight, floor, amount, ramp, children);
  }

  public TargetNode locked(long amount) {
    return new TargetNode(id, name, weight, amount, amount, ramp, children);
  }

  public TargetNode ramping(List<Double> factors) {
    return new TargetNode(id, name, weight, floor, cap, factors, children);
  }

  boolean isLeaf() {
    return children.isEmpty();
  }
}
