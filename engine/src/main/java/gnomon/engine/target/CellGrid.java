package gnomon.engine.target;

import java.util.Arrays;
import java.util.List;

/** Weights and bounds of leaves × months as a decomposition states them. */
final class CellGrid {

  private final Tree tree;
  private final List<Part> months;
  private final long[][] floors;
  private final long[][] caps;

  CellGrid(Tree tree, Decomposition problem) {
    this.tree = tree;
    months = problem.months();
    int leaves = tree.leaves().size();
    floors = new long[leaves][months.size()];
    caps = new long[leaves][months.size()];
    for (int i = 0; i < leaves; i++) {
      Arrays.fill(caps[i], Part.UNBOUNDED);
      closeMonthsBeforeStart(i);
    }
    problem.bounds().forEach(this::add);
  }

  private void closeMonthsBeforeStart(int leaf) {
    var node = tree.leaves().get(leaf);
    if (!node.ramp().isEmpty() && node.ramp().size() != months.size()) {
      throw new IllegalArgumentException(
          node.name()
              + " has a ramp of "
              + node.ramp().size()
              + " months in a plan of "
              + months.size()
              + ". Maybe give one factor per month.");
    }
    for (int j = 0; j < node.ramp().size(); j++) {
      caps[leaf][j] = node.ramp().get(j) == 0 ? 0 : caps[leaf][j];
    }
  }

  private void add(CellBound bound) {
    var place = tree.place(bound.leafId());
    if (!place.node().isLeaf() || bound.month() < 0 || bound.month() >= months.size()) {
      throw new IllegalArgumentException(
          "There is no cell of "
              + bound.leafId()
              + " in month "
              + (bound.month() + 1)
              + ". Maybe bound a person, in month 1 to "
              + months.size()
              + ".");
    }
    floors[place.firstLeaf()][bound.month()] = bound.floor();
    caps[place.firstLeaf()][bound.month()] = bound.cap();
  }

  /** A leaf's year, bounded also by its months. */
  Part tighten(Part leaf) {
    int row = tree.place(leaf.id()).firstLeaf();
    long floor = Arrays.stream(floors[row]).reduce(0, Proportion::plus);
    long cap = Arrays.stream(caps[row]).reduce(0, Proportion::plus);
    return leaf.atLeast(Math.max(leaf.floor(), floor)).atMost(Math.min(leaf.cap(), cap));
  }

  TargetTable table(long[] years, long[] monthTotals) {
    var ids = tree.leaves().stream().map(TargetNode::id).toList();
    var names = months.stream().map(Part::name).toList();
    var table = new TargetTable(ids, years, names, monthTotals);
    for (int i = 0; i < years.length; i++) {
      var ramp = tree.leaves().get(i).ramp();
      for (int j = 0; j < monthTotals.length; j++) {
        table.weigh(i, j, months.get(j).weight() * (ramp.isEmpty() ? 1 : ramp.get(j)));
        table.bound(i, j, floors[i][j], caps[i][j]);
      }
    }
    return table;
  }
}
