package gnomon.engine.target;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Persons × months with given row and column totals: the problem of spreading a plan.
 *
 * <p>{@link #fit} finds the table nearest to the base (see {@link KlFit}), then rounds it so that
 * rows and columns are exact and every cell stays within its floor and cap (see {@link
 * ControlledRounding}). Amounts are minor units; unlocked cells are multiples of a unit. If totals
 * or locks are not multiples of it, and not just one row and one column by the same residue, the
 * table is set in the next finer unit that they all share, or as a last resort in minor units.
 *
 * <p>Worked example: three persons and three months, every total 1.00, equal base: 33.33… cents a
 * cell; each row and each column gets one cell of 0.34 and two of 0.33.
 */
public final class TargetTable {

  private final List<String> ids;
  private final List<String> columns;
  private final long[] rowTotals;
  private final long[] columnTotals;
  private final double[][] base;
  private final long[][] floors;
  private final long[][] caps;

  /**
   * A table of equal base without bounds.
   *
   * @param ids one per row, distinct; they decide ties, so the order of the rows does not
   * @param rowTotals minor units, ≥ 0
   * @param columns names of the columns for sentences, such as 2026-01
   * @param columnTotals minor units, ≥ 0
   */
  public TargetTable(
      List<String> ids, long[] rowTotals, List<String> columns, long[] columnTotals) {
    if (ids.size() != rowTotals.length || columns.size() != columnTotals.length) {
      throw new IllegalArgumentException(
          ids.size()
              + " ids for "
              + rowTotals.length
              + " rows and "
              + columns.size()
              + " names for "
              + columnTotals.length
              + " columns. Maybe give one for each.");
    }
    this.ids = List.copyOf(ids);
    this.columns = List.copyOf(columns);
    this.rowTotals = nonNegative(rowTotals);
    this.columnTotals = nonNegative(columnTotals);
    base = new double[rowTotals.length][columnTotals.length];
    floors = new long[rowTotals.length][columnTotals.length];
    caps = new long[rowTotals.length][columnTotals.length];
    for (int i = 0; i < rowTotals.length; i++) {
      Arrays.fill(base[i], 1);
      Arrays.fill(caps[i], Part.UNBOUNDED);
    }
  }

  private static long[] nonNegative(long[] totals) {
    for (long total : totals) {
      if (total < 0) {
        throw new IllegalArgumentException(
            "A total is " + total + ". Maybe use at least 0: a target is never negative.");
      }
    }
    return totals.clone();
  }

  /** Sets a cell's weight, finite and ≥ 0; 0 receives only what nothing else can. */
  public TargetTable weigh(int row, int column, double weight) {
    Part.checkWeight(ids.get(row) + " in " + columns.get(column), weight);
    base[row][column] = weight;
    return this;
  }

  /** Sets a cell's bounds, 0 ≤ floor ≤ cap; equal bounds lock it. A cap of 0 is a structural 0. */
  public TargetTable bound(int row, int column, long floor, long cap) {
    if (floor < 0 || floor > cap) {
      throw new IllegalArgumentException(
          "Bounds "
              + floor
              + " to "
              + cap
              + " of "
              + ids.get(row)
              + " in "
              + columns.get(column)
              + " leave no amount. Maybe use 0 ≤ floor ≤ cap.");
    }
    floors[row][column] = floor;
    caps[row][column] = cap;
    return this;
  }

  /** Fixes a cell. */
  public TargetTable lock(int row, int column, long amount) {
    return bound(row, column, amount, amount);
  }

  /**
   * Solves the table.
   *
   * @param unit minor units per unit, ≥ 1
   * @return {@link FittedTable}, or {@link Infeasible} with the columns that cannot be filled
   */
  public TableFit fit(long unit) {
    long rows = Arrays.stream(rowTotals).sum();
    long months = Arrays.stream(columnTotals).sum();
    if (rows != months) {
      return Infeasible.sumsDiffer(rows, months);
    }
    for (int i = 0; i < rowTotals.length; i++) {
      var bounds = rowBounds(i);
      if (bounds.floor() > rowTotals[i] || bounds.cap() < rowTotals[i]) {
        return rowContradiction(i, bounds);
      }
    }
    return solve(unit);
  }

  private TableFit solve(long unit) {
    var sorted =
        IntStream.range(0, ids.size()).boxed().sorted(Comparator.comparing(ids::get)).toList();
    var order = sorted.stream().mapToInt(Integer::intValue).toArray();
    var problem =
        new UnitTable(
            pick(rowTotals, order),
            columnTotals,
            pick(base, order),
            pick(floors, order),
            pick(caps, order));
    var solved = problem.solve(unit);
    return solved.isExact()
        ? solved.table(order)
        : ColumnCut.explain(this, solved.blockedColumns());
  }

  private Part rowBounds(int row) {
    long floor = Arrays.stream(floors[row]).reduce(0, Proportion::plus);
    long cap = Arrays.stream(caps[row]).reduce(0, Proportion::plus);
    return new Part(ids.get(row), ids.get(row), 1, floor, cap);
  }

  private Infeasible rowContradiction(int row, Part bounds) {
    var whole = "the total of " + ids.get(row);
    return bounds.floor() > rowTotals[row]
        ? Infeasible.floorsExceed(whole, rowTotals[row], bounds.floor(), cells(row))
        : Infeasible.capsBelow(whole, rowTotals[row], bounds.cap(), cells(row));
  }

  private List<Part> cells(int row) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            j -> new Part(ids.get(row), columns.get(j), base[row][j], floors[row][j], caps[row][j]))
        .toList();
  }

  private static long[] pick(long[] values, int[] order) {
    return Arrays.stream(order).mapToLong(i -> values[i]).toArray();
  }

  private static long[][] pick(long[][] rows, int[] order) {
    return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(long[][]::new);
  }

  private static double[][] pick(double[][] rows, int[] order) {
    return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(double[][]::new);
  }

  List<String> ids() {
    return ids;
  }

  List<String> columns() {
    return columns;
  }

  long rowTotal(int row) {
    return rowTotals[row];
  }

  long columnTotal(int column) {
    return columnTotals[column];
  }

  long floor(int row, int column) {
    return floors[row][column];
  }

  long cap(int row, int column) {
    return caps[row][column];
  }
}
