package gnomon.engine.target;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A year's target and how it is to be divided over a tree and over months.
 *
 * <p>The years come from the top down ({@link YearSplit}); the months of the whole are one split of
 * the total by month weights; then all leaves × all months are solved as one table whose rows are
 * the leaves' years and whose columns are the months of the whole ({@link TargetTable}). Every
 * number of a unit is the sum of its leaves, so every sum is exact in both directions.
 *
 * <p>Worked example: 100,000,000.00 over East 40, South 30, West 30 is 40,000,000.00 for East; over
 * the working days of 2026 (248) January gets 21/248 of it, before rounding to the unit.
 *
 * @param root the tree; every node's weight counts among its siblings
 * @param total minor units, ≥ 0
 * @param months the months in order, each with its weight (working days × season index) and bounds
 *     on the whole; lock one to give the company's month as it is
 * @param unit minor units per unit, ≥ 1; see {@link Split} for what happens to a residue
 * @param bounds bounds on months of leaves
 */
public record Decomposition(
    TargetNode root, long total, List<Part> months, long unit, List<CellBound> bounds) {

  public Decomposition {
    months = List.copyOf(months);
    bounds = List.copyOf(bounds);
  }

  /** Solves it: the plan, or the sentence that says which bounds contradict which totals. */
  public Decomposed solve() {
    var tree = new Tree(root);
    var grid = new CellGrid(tree, this);
    var own = new HashMap<String, Part>();
    collect(root, grid, own);
    return switch (YearSplit.of(tree, own, total, unit)) {
      case YearSplit.Result.Impossible impossible -> impossible.why();
      case YearSplit.Result.Years years -> spread(tree, grid, longs(years.ofLeaves()));
    };
  }

  private Decomposed spread(Tree tree, CellGrid grid, long[] years) {
    return switch (Split.of(total, unit, months)) {
      case Infeasible infeasible -> infeasible;
      case Split.Exact exact -> {
        var monthTotals = longs(exact.amounts());
        yield switch (grid.table(years, monthTotals).fit(unit)) {
          case Infeasible infeasible -> infeasible;
          case FittedTable table ->
              new TargetPlan(
                  tree, monthNames(), unit, cells(table, years.length), years, monthTotals);
        };
      }
    };
  }

  private void collect(TargetNode node, CellGrid grid, Map<String, Part> own) {
    var part = new Part(node.id(), node.name(), node.weight(), node.floor(), node.cap());
    own.put(node.id(), node.isLeaf() ? grid.tighten(part) : part);
    node.children().forEach(child -> collect(child, grid, own));
  }

  private List<String> monthNames() {
    return months.stream().map(Part::name).toList();
  }

  static long[][] cells(FittedTable table, int rows) {
    var cells = new long[rows][];
    for (int i = 0; i < rows; i++) {
      cells[i] = table.row(i);
    }
    return cells;
  }

  static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
