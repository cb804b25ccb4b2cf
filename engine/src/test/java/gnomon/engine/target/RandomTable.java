package gnomon.engine.target;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded table problems, up to 12 × 12, with locked cells, caps and zeros. */
final class RandomTable {

  private final int rows;
  private final int columns;
  private final long[] rowTotals;
  private final long[] columnTotals;
  private final double[][] weights;
  private final long[][] floors;
  private final long[][] caps;

  private RandomTable(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    rowTotals = new long[rows];
    columnTotals = new long[columns];
    weights = new double[rows][columns];
    floors = new long[rows][columns];
    caps = new long[rows][columns];
  }

  /** Totals and bounds around a hidden solution; weights over six orders of magnitude. */
  static RandomTable feasible(Random random) {
    var problem = new RandomTable(1 + random.nextInt(12), 1 + random.nextInt(12));
    for (int i = 0; i < problem.rows; i++) {
      for (int j = 0; j < problem.columns; j++) {
        long hidden = random.nextInt(8) == 0 ? 0 : random.nextLong(1_000_000);
        problem.rowTotals[i] += hidden;
        problem.columnTotals[j] += hidden;
        problem.weights[i][j] = Math.pow(10, random.nextDouble() * 6 - 3);
        problem.boundAround(hidden, i, j, random);
      }
    }
    return problem;
  }

  private void boundAround(long hidden, int i, int j, Random random) {
    int kind = random.nextInt(4);
    floors[i][j] = kind == 0 ? hidden : kind == 1 ? hidden * random.nextInt(100) / 100 : 0;
    caps[i][j] =
        kind == 0
            ? hidden
            : random.nextBoolean() ? hidden + random.nextLong(200_000) : Part.UNBOUNDED;
  }

  /** Small tables whose bounds may contradict their totals, rows excepted. */
  static RandomTable any(Random random) {
    var problem = new RandomTable(1 + random.nextInt(5), 2 + random.nextInt(4));
    for (int i = 0; i < problem.rows; i++) {
      long least = 0;
      long most = 0;
      for (int j = 0; j < problem.columns; j++) {
        problem.weights[i][j] = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(20);
        problem.floors[i][j] = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
        problem.caps[i][j] = problem.floors[i][j] + random.nextInt(60);
        least += problem.floors[i][j];
        most += problem.caps[i][j];
      }
      problem.rowTotals[i] = least + random.nextLong(most - least + 1);
      for (long unit = 0; unit < problem.rowTotals[i]; unit++) {
        problem.columnTotals[random.nextInt(problem.columns)]++;
      }
    }
    return problem;
  }

  TargetTable table() {
    return table(IntStream.range(0, rows).toArray());
  }

  TargetTable reversed() {
    return table(IntStream.range(0, rows).map(i -> rows - 1 - i).toArray());
  }

  private TargetTable table(int[] order) {
    var ids = IntStream.of(order).mapToObj(i -> "person-" + i).toList();
    var totals = IntStream.of(order).mapToLong(i -> rowTotals[i]).toArray();
    List<String> months = IntStream.range(0, columns).mapToObj(j -> "month-" + j).toList();
    var table = new TargetTable(ids, totals, months, columnTotals);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        table.weigh(i, j, weights[order[i]][j]);
        table.bound(i, j, floors[order[i]][j], caps[order[i]][j]);
      }
    }
    return table;
  }

  /** Gale-Hoffman by brute force over all sets of columns. */
  long largestShortfall() {
    long largest = 0;
    for (int set = 0; set < 1 << columns; set++) {
      long need = 0;
      for (int j = 0; j < columns; j++) {
        need += (set >> j & 1) == 1 ? columnTotals[j] : 0;
      }
      largest = Math.max(largest, need - deliverable(set));
    }
    return largest;
  }

  private long deliverable(int set) {
    long deliverable = 0;
    for (int i = 0; i < rows; i++) {
      long inside = 0;
      long outside = 0;
      for (int j = 0; j < columns; j++) {
        boolean member = (set >> j & 1) == 1;
        inside += member ? caps[i][j] : 0;
        outside += member ? 0 : floors[i][j];
      }
      deliverable += Math.min(rowTotals[i] - outside, inside);
    }
    return deliverable;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }
}
