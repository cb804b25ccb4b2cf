package gnomon.engine.target;

import java.util.Arrays;

/**
 * The table of real numbers nearest to a base table that has given row and column sums and keeps
 * its bounds.
 *
 * <p>It minimises Σ x·ln(x/p) − x + p. The solution has the form x = clip(p·a·b, lo, hi) with one
 * factor a per row and one factor b per column. The only unknowns are u = ln b: for given u each
 * row factor follows from its row sum by a safeguarded Newton step on a piecewise linear function.
 * The dual is maximised by Newton: gradient C − Σ x, Hessian diag(Σ x) − Σ x·xᵀ/Σx over the cells
 * that no bound holds; steps are limited to 3 and halved until the residual falls; where Newton
 * stalls, ten sweeps of iterative proportional fitting follow. Sources: Deming and Stephan 1940;
 * Csiszár 1975; Lamond and Stewart 1981.
 */
final class KlFit {

  private static final int MOST_ITERATIONS = 80;
  private static final int MOST_STALLS = 4;
  private static final double LONGEST_STEP = 3;
  private static final double NEARLY_ZERO = 1e-9;

  private final double[][] base;
  private final double[][] floors;
  private final double[][] caps;
  private final long[] rows;
  private final long[] columns;
  private final double[] rowFactors;
  private final double[][] cells;
  private final double tolerance;
  private double[] u;
  private double[] gradient;

  KlFit(double[][] base, long[][] floors, long[][] caps, long[] rows, long[] columns) {
    this.base = withoutDeadCells(base, floors, caps);
    this.floors = doubles(floors);
    this.caps = doubles(caps);
    this.rows = rows;
    this.columns = columns;
    rowFactors = new double[rows.length];
    cells = new double[rows.length][columns.length];
    u = new double[columns.length];
    tolerance = Math.max(1e-3, 1e-11 * Arrays.stream(columns).max().orElse(0));
    Arrays.fill(rowFactors, 1);
    gradient = evaluate(u);
    improve();
  }

  /** A cell without base but with room is used only where nothing else fits. */
  private static double[][] withoutDeadCells(double[][] base, long[][] floors, long[][] caps) {
    var alive = new double[base.length][];
    for (int i = 0; i < base.length; i++) {
      alive[i] = base[i].clone();
      double largest = Arrays.stream(base[i]).max().orElse(0);
      for (int j = 0; j < alive[i].length; j++) {
        if (alive[i][j] == 0 && caps[i][j] > floors[i][j]) {
          alive[i][j] = largest > 0 ? largest * NEARLY_ZERO : 1;
        }
      }
    }
    return alive;
  }

  private static double[][] doubles(long[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).asDoubleStream().toArray())
        .toArray(double[][]::new);
  }

  double[][] cells() {
    return cells;
  }

  double rowFactor(int row) {
    return rowFactors[row];
  }

  double columnFactor(int column) {
    return Math.exp(u[column]);
  }

  /** Whether the column sums are met; the row sums always are where their bounds admit them. */
  boolean converged() {
    return largest(gradient) <= tolerance;
  }

  private void improve() {
    int stalls = 0;
    for (int i = 0; i < MOST_ITERATIONS && !converged() && stalls < MOST_STALLS; i++) {
      if (!newtonStep()) {
        stalls++;
        for (int sweep = 0; sweep < 10; sweep++) {
          proportionalSweep();
        }
      }
    }
  }

  private boolean newtonStep() {
    var step = LinearSystem.solve(hessian(), gradient);
    double scale = Math.min(1, LONGEST_STEP / Math.max(largest(step), 1e-300));
    double before = largest(gradient);
    for (int halving = 0; halving < 12; halving++) {
      var trial = new double[u.length];
      for (int j = 0; j < trial.length; j++) {
        trial[j] = u[j] + scale * step[j];
      }
      var residual = evaluate(trial);
      if (largest(residual) < before) {
        u = trial;
        gradient = residual;
        return true;
      }
      scale /= 2;
    }
    gradient = evaluate(u);
    return false;
  }

  private void proportionalSweep() {
    for (int j = 0; j < u.length; j++) {
      double sum = columns[j] - gradient[j];
      if (columns[j] > 0 && sum > 0) {
        u[j] += Math.clamp(Math.log(columns[j] / sum), -LONGEST_STEP, LONGEST_STEP);
      }
    }
    gradient = evaluate(u);
  }

  /** Sets every row for the column factors exp(u); returns what the columns miss. */
  private double[] evaluate(double[] trial) {
    var factors = Arrays.stream(trial).map(Math::exp).toArray();
    var missing = Arrays.stream(columns).asDoubleStream().toArray();
    var weights = new double[factors.length];
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < factors.length; j++) {
        weights[j] = base[i][j] * factors[j];
      }
      rowFactors[i] = rowFactor(weights, floors[i], caps[i], (double) rows[i], rowFactors[i]);
      for (int j = 0; j < factors.length; j++) {
        cells[i][j] = Math.clamp(rowFactors[i] * weights[j], floors[i][j], caps[i][j]);
        missing[j] -= cells[i][j];
      }
    }
    return missing;
  }

  /** The factor for which the clipped row reaches its sum: Newton inside a shrinking bracket. */
  private static double rowFactor(
      double[] weights, double[] floors, double[] caps, double sum, double start) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double factor = start;
    for (int i = 0; i < 200; i++) {
      double missing = sum;
      double slope = 0;
      for (int j = 0; j < weights.length; j++) {
        double amount = factor * weights[j];
        boolean free = amount > floors[j] && amount < caps[j];
        slope += free ? weights[j] : 0;
        missing -= free ? amount : Math.clamp(amount, floors[j], caps[j]);
      }
      if (Math.abs(missing) <= 1e-13 * sum) {
        break;
      }
      low = missing > 0 ? factor : low;
      high = missing > 0 ? high : factor;
      factor = between(low, high, factor + missing / slope);
    }
    return factor;
  }

  private static double between(double low, double high, double wanted) {
    if (wanted > low && wanted < high) {
      return wanted;
    }
    if (Double.isInfinite(high)) {
      return low > 0 ? low * 2 : 1;
    }
    return low > 0 ? Math.sqrt(low) * Math.sqrt(high) : high / 2;
  }

  private double[][] hessian() {
    int m = u.length;
    var hessian = new double[m][m];
    for (int i = 0; i < cells.length; i++) {
      double free = 0;
      for (int j = 0; j < m; j++) {
        free += freeAmount(i, j);
      }
      for (int j = 0; j < m && free > 0; j++) {
        double amount = freeAmount(i, j);
        hessian[j][j] += amount;
        for (int k = 0; k < m && amount > 0; k++) {
          hessian[j][k] -= amount * freeAmount(i, k) / free;
        }
      }
    }
    return hessian;
  }

  private double freeAmount(int i, int j) {
    double amount = cells[i][j];
    return amount > floors[i][j] && amount < caps[i][j] ? amount : 0;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
