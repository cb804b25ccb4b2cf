package gnomon.engine.target;

/**
 * A table whose rows and columns add up exactly and whose cells keep their bounds, in minor units.
 * Each cell is near clip(base × row factor × column factor), so it can be explained.
 */
public final class FittedTable implements TableFit {

  private final long[][] cells;
  private final double[] rowFactors;
  private final double[] columnFactors;
  private final long unit;

  FittedTable(long[][] cells, double[] rowFactors, double[] columnFactors, long unit) {
    this.cells = cells;
    this.rowFactors = rowFactors;
    this.columnFactors = columnFactors;
    this.unit = unit;
  }

  /** The amount of a cell; row and column as the problem numbered them, from 0. */
  public long amount(int row, int column) {
    return cells[row][column];
  }

  /** The amounts of a row. */
  public long[] row(int row) {
    return cells[row].clone();
  }

  /** The row's factor on the base, in minor units. */
  public double rowFactor(int row) {
    return rowFactors[row];
  }

  /** The column's factor on the base. */
  public double columnFactor(int column) {
    return columnFactors[column];
  }

  /** The unit of which every unlocked cell, except at most one, is a multiple. */
  public long unit() {
    return unit;
  }
}
