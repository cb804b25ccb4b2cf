package gnomon.engine.target;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan: an amount for every leaf and month, in minor units. All other numbers are sums of these,
 * so they cannot disagree.
 *
 * <p>Beside the amounts it remembers what was committed when it was made: the years of the leaves
 * and the months of the whole. Edits change amounts and leave the commitment; {@link #balance}
 * brings the amounts back to it. Plans are values: an edit returns another plan.
 */
public final class TargetPlan implements Decomposed {

  private final Tree tree;
  private final List<String> months;
  private final long unit;
  private final long[][] cells;
  private final long[] committedYears;
  private final long[] committedMonths;
  private final Map<String, long[]> sums = new HashMap<>();

  TargetPlan(
      Tree tree,
      List<String> months,
      long unit,
      long[][] cells,
      long[] committedYears,
      long[] committedMonths) {
    this.tree = tree;
    this.months = List.copyOf(months);
    this.unit = unit;
    this.cells = cells;
    this.committedYears = committedYears;
    this.committedMonths = committedMonths;
    sum(tree.root());
  }

  /**
   * A stored plan.
   *
   * @param cells the months of every leaf by id
   * @param committedYears the committed year of every leaf by id
   * @param committedMonths the committed months of the whole, with the same sum
   */
  public static TargetPlan restore(
      TargetNode root,
      List<String> months,
      long unit,
      Map<String, List<Long>> cells,
      Map<String, Long> committedYears,
      List<Long> committedMonths) {
    var tree = new Tree(root);
    int leaves = tree.leaves().size();
    var amounts = new long[leaves][];
    var years = new long[leaves];
    for (int i = 0; i < leaves; i++) {
      var id = tree.leaves().get(i).id();
      var row = cells.get(id);
      var year = committedYears.get(id);
      if (row == null || year == null || row.size() != months.size()) {
        throw new IllegalArgumentException(
            "The stored plan has no "
                + months.size()
                + " months and year for "
                + id
                + ". Maybe the tree changed after it was stored.");
      }
      amounts[i] = Decomposition.longs(row);
      years[i] = year;
    }
    return new TargetPlan(tree, months, unit, amounts, years, Decomposition.longs(committedMonths));
  }

  private long[] sum(TargetNode node) {
    var sum = new long[months.size()];
    if (node.isLeaf()) {
      sum = cells[tree.place(node.id()).firstLeaf()].clone();
    }
    for (var child : node.children()) {
      var below = sum(child);
      for (int j = 0; j < sum.length; j++) {
        sum[j] = Math.addExact(sum[j], below[j]);
      }
    }
    sums.put(node.id(), sum);
    return sum;
  }

  /** The amount of a node in a month, counted from 0. */
  public long amount(String nodeId, int month) {
    return sumsOf(nodeId)[month];
  }

  /** The year of a node. */
  public long year(String nodeId) {
    return Arrays.stream(sumsOf(nodeId)).sum();
  }

  /** The year of the whole as the amounts add up now. */
  public long total() {
    return year(tree.root().id());
  }

  /** The year of the whole as it was committed. */
  public long committedTotal() {
    return Arrays.stream(committedYears).sum();
  }

  /** The year of a node as it was committed. */
  public long committedYear(String nodeId) {
    var place = tree.place(nodeId);
    return Arrays.stream(committedYears, place.firstLeaf(), place.endLeaf()).sum();
  }

  /** A month of the whole as it was committed. */
  public long committedMonth(int month) {
    return committedMonths[month];
  }

  /** The leaves, each unit's together. */
  public List<String> leaves() {
    return tree.leaves().stream().map(TargetNode::id).toList();
  }

  /** The names of the months. */
  public List<String> months() {
    return months;
  }

  public long unit() {
    return unit;
  }

  /** Sets one month of a node; see {@link LocalEdit}. */
  public Edit setMonth(String nodeId, int month, long amount, Set<Lock> locks) {
    return new LocalEdit(this, locks).month(nodeId, month, amount);
  }

  /** Sets the year of a node; see {@link LocalEdit}. */
  public Edit setYear(String nodeId, long amount, Set<Lock> locks) {
    return new LocalEdit(this, locks).year(nodeId, amount);
  }

  /** Restores the committed totals around the locks; see {@link Balance}. */
  public Edit balance(Set<Lock> locks) {
    return new Balance(this, locks).restore();
  }

  TargetPlan with(long[][] newCells) {
    return new TargetPlan(tree, months, unit, newCells, committedYears, committedMonths);
  }

  Tree tree() {
    return tree;
  }

  long cell(int leaf, int month) {
    return cells[leaf][month];
  }

  long[][] copyOfCells() {
    return Arrays.stream(cells).map(long[]::clone).toArray(long[][]::new);
  }

  long[] committedYears() {
    return committedYears.clone();
  }

  long[] committedMonths() {
    return committedMonths.clone();
  }

  private long[] sumsOf(String nodeId) {
    var found = sums.get(nodeId);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no node " + nodeId + " in the plan. Maybe it was removed from the tree.");
    }
    return found;
  }
}
