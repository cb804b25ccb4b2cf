package gnomon.engine.target;

import java.util.Arrays;

/**
 * A {@link TargetTable} in whole units: locked cells set aside, one residue carried by one cell,
 * bounds narrowed to units. Rows are sorted by id.
 */
final class UnitTable {

  private static final int NONE = -1;

  private final long[] rowTotals;
  private final long[] columnTotals;
  private final double[][] base;
  private final long[][] floors;
  private final long[][] caps;

  /** The bounds of every row must admit its total, and rows and columns have the same sum. */
  UnitTable(
      long[] rowTotals, long[] columnTotals, double[][] base, long[][] floors, long[][] caps) {
    this.rowTotals = rowTotals;
    this.columnTotals = columnTotals;
    this.base = base;
    this.floors = floors;
    this.caps = caps;
  }

  /** A solution in one unit. */
  static final class Solution {
    private final InUnits units;
    private final KlFit fit;
    private final ControlledRounding rounding;

    private Solution(InUnits units) {
      this.units = units;
      fit = new KlFit(units.base, units.floors, units.caps, units.rows, units.columns);
      rounding =
          new ControlledRounding(
              fit.cells(), units.floors, units.caps, units.rows, units.columns, !fit.converged());
    }

    boolean isExact() {
      for (boolean column : rounding.blocked()) {
        if (column) {
          return false;
        }
      }
      return true;
    }

    boolean[] blockedColumns() {
      return rounding.blocked();
    }

    /** The table with the rows put back where {@code order} took them from. */
    FittedTable table(int[] order) {
      var cells = new long[order.length][];
      var rowFactors = new double[order.length];
      for (int i = 0; i < order.length; i++) {
        cells[order[i]] = units.amounts(i, rounding.whole()[i]);
        rowFactors[order[i]] = fit.rowFactor(i) * units.unit;
      }
      var columnFactors = new double[units.columns.length];
      Arrays.setAll(columnFactors, fit::columnFactor);
      return new FittedTable(cells, rowFactors, columnFactors, units.unit);
    }
  }

  /** The solution in the coarsest unit tried; if none is exact, the failed one in minor units. */
  Solution solve(long unit) {
    for (long u = unit; u > 1; u = UnitSplit.finer(u)) {
      var units = new InUnits(u);
      if (units.admissible()) {
        var solution = new Solution(units);
        if (solution.isExact()) {
          return solution;
        }
        break;
      }
    }
    return new Solution(new InUnits(1));
  }

  /** The same table with every amount counted in units. */
  private final class InUnits {
    private final long unit;
    private final long[] rows;
    private final long[] columns;
    private final double[][] base = UnitTable.this.base;
    private final long[][] floors;
    private final long[][] caps;
    private int residueRow = NONE;
    private int residueColumn = NONE;
    private long residue;
    private boolean residuesPair = true;

    private InUnits(long unit) {
      this.unit = unit;
      rows = rowTotals.clone();
      columns = columnTotals.clone();
      setLocksAside();
      findResidue();
      floors = new long[rows.length][columns.length];
      caps = new long[rows.length][columns.length];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Math.floorDiv(rows[i], unit);
        for (int j = 0; j < columns.length; j++) {
          setBounds(i, j);
        }
      }
      Arrays.setAll(columns, j -> Math.floorDiv(columns[j], unit));
    }

    private void setLocksAside() {
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          if (isLocked(i, j)) {
            rows[i] -= UnitTable.this.floors[i][j];
            columns[j] -= UnitTable.this.floors[i][j];
          }
        }
      }
    }

    private void findResidue() {
      residueRow = onlyResidue(rows);
      residueColumn = onlyResidue(columns);
      if (residueRow == NONE || residueColumn == NONE) {
        residuesPair = residueRow == residueColumn;
        return;
      }
      residue = Math.floorMod(rows[residueRow], unit);
      residuesPair &=
          residue == Math.floorMod(columns[residueColumn], unit)
              && !isLocked(residueRow, residueColumn);
    }

    /** The only entry that is no whole number of units; more than one cannot be carried. */
    private int onlyResidue(long[] amounts) {
      int only = NONE;
      for (int i = 0; i < amounts.length; i++) {
        if (Math.floorMod(amounts[i], unit) != 0) {
          residuesPair &= only == NONE;
          only = i;
        }
      }
      return only;
    }

    private void setBounds(int i, int j) {
      if (!isLocked(i, j)) {
        long carried = carried(i, j);
        floors[i][j] = Math.ceilDiv(Math.max(UnitTable.this.floors[i][j] - carried, 0), unit);
        long cap = Math.floorDiv(UnitTable.this.caps[i][j] - carried, unit);
        caps[i][j] = Math.min(cap, Math.max(rows[i], floors[i][j]));
      }
    }

    /** Whether every row can be filled in this unit; the columns are the solver's business. */
    private boolean admissible() {
      for (int i = 0; i < rows.length; i++) {
        long least = 0;
        long most = 0;
        for (int j = 0; j < columns.length; j++) {
          if (floors[i][j] > caps[i][j]) {
            return false;
          }
          least += floors[i][j];
          most = Proportion.plus(most, caps[i][j]);
        }
        if (least > rows[i] || most < rows[i]) {
          return false;
        }
      }
      return residuesPair;
    }

    private long[] amounts(int row, long[] whole) {
      var amounts = new long[whole.length];
      for (int j = 0; j < amounts.length; j++) {
        amounts[j] =
            isLocked(row, j) ? UnitTable.this.floors[row][j] : whole[j] * unit + carried(row, j);
      }
      return amounts;
    }

    private long carried(int row, int column) {
      return row == residueRow && column == residueColumn ? residue : 0;
    }
  }

  private boolean isLocked(int row, int column) {
    return floors[row][column] == caps[row][column];
  }
}
