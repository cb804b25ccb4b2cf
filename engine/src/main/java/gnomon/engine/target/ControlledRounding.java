package gnomon.engine.target;

import java.util.Arrays;

/**
 * Whole numbers near a real table, with exact row and column sums, inside bounds.
 *
 * <p>A real table with whole sums always has a rounding to adjacent integers with the same sums
 * (Bacharach 1966; Cox and Ernst 1982: the constraints form a network). Each row is rounded by
 * largest remainder; the columns then miss a few units. Units travel between columns along cheapest
 * paths: the edge from column u to column v is the row that can move a unit from its cell u to its
 * cell v at the least growth of Σ (whole − real)², where leaving the adjacent integers costs a
 * large extra and so happens only as a last resort. After each move only the touched edges are
 * looked at again.
 *
 * <p>If the real table does not meet its column sums (the fit had no solution, or no precise one),
 * moves are made in bulk by the row with most room instead. When no path is left, the flow is
 * maximal and what the columns still miss is a proof that the bounds contradict the sums
 * (Gale-Hoffman): see {@link #blocked}.
 */
final class ControlledRounding {

  private static final double NOT_ADJACENT = 1e6;
  private static final int NONE = -1;

  private final double[][] real;
  private final long[][] floors;
  private final long[][] caps;
  private final long[][] whole;
  private final long[] surplus;
  private boolean bulk;
  private final int columns;
  private final int[][] bestRow;
  private final double[][] bestCost;

  ControlledRounding(
      double[][] real, long[][] floors, long[][] caps, long[] rows, long[] columns, boolean bulk) {
    this.real = real;
    this.floors = floors;
    this.caps = caps;
    this.bulk = bulk;
    this.columns = columns.length;
    whole = new long[rows.length][];
    surplus = new long[columns.length];
    for (int i = 0; i < rows.length; i++) {
      whole[i] = Proportion.round(real[i], floors[i], caps[i], rows[i]);
    }
    count(columns);
    if (!bulk && isLopsided()) {
      roundInTurn(rows);
      count(columns);
    }
    bestRow = new int[columns.length][columns.length];
    bestCost = new double[columns.length][columns.length];
    if (Arrays.stream(surplus).anyMatch(s -> s != 0)) {
      scanAll();
      while (advance()) {
        // every step moves at least one unit from a column with too much to one with too little
      }
    }
  }

  long[][] whole() {
    return whole;
  }

  private void count(long[] sums) {
    for (int j = 0; j < columns; j++) {
      surplus[j] = -sums[j];
      for (var row : whole) {
        surplus[j] += row[j];
      }
    }
  }

  /** Rows that differ leave about √rows a column; clearly more means that rows are alike. */
  private boolean isLopsided() {
    double usual = columns * (10 + 2 * Math.sqrt(whole.length));
    return Arrays.stream(surplus).map(Math::abs).sum() > usual;
  }

  private void roundInTurn(long[] rows) {
    var open = new double[columns];
    for (int i = 0; i < rows.length; i++) {
      var wanted = new double[columns];
      var least = new long[columns];
      var most = new long[columns];
      for (int j = 0; j < columns; j++) {
        wanted[j] = real[i][j] + open[j];
        least[j] = Math.clamp((long) Math.floor(real[i][j]), floors[i][j], caps[i][j]);
        most[j] = Math.clamp((long) Math.ceil(real[i][j]), floors[i][j], caps[i][j]);
      }
      if (Arrays.stream(least).sum() <= rows[i] && Arrays.stream(most).sum() >= rows[i]) {
        whole[i] = Proportion.round(wanted, least, most, rows[i]);
      }
      for (int j = 0; j < columns; j++) {
        open[j] += real[i][j] - whole[i][j];
      }
    }
  }

  /**
   * The columns that cannot receive what they need: all from which a short column can be reached no
   * more. Empty (all false) when the sums are exact.
   */
  boolean[] blocked() {
    var blocked = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      blocked[j] = surplus[j] < 0;
    }
    for (int round = 0; round < columns; round++) {
      for (int from = 0; from < columns; from++) {
        for (int to = 0; to < columns; to++) {
          blocked[from] |= blocked[to] && from != to && bestRow[from][to] != NONE;
        }
      }
    }
    return blocked;
  }

  private boolean advance() {
    var distance = new double[columns];
    var previous = new int[columns];
    Arrays.fill(previous, NONE);
    for (int j = 0; j < columns; j++) {
      distance[j] = surplus[j] > 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    relax(distance, previous);
    int target = NONE;
    for (int j = 0; j < columns; j++) {
      boolean nearer = target == NONE || distance[j] < distance[target];
      if (surplus[j] < 0 && Double.isFinite(distance[j]) && nearer) {
        target = j;
      }
    }
    if (target == NONE) {
      return false;
    }
    if (isCycle(target, previous)) {
      bulk = true;
      scanAll();
    } else {
      push(target, previous);
    }
    return true;
  }

  /** Costs of very large amounts can lose so many digits that cheapest paths bite their tail. */
  private boolean isCycle(int target, int[] previous) {
    int steps = 0;
    for (int to = target; previous[to] != NONE && steps <= columns; to = previous[to]) {
      steps++;
    }
    return steps > columns;
  }

  /** Bellman-Ford; the margin keeps rounding noise from closing a cycle of no cost. */
  private void relax(double[] distance, int[] previous) {
    for (int round = 0; round < columns; round++) {
      boolean changed = false;
      for (int from = 0; from < columns; from++) {
        for (int to = 0; to < columns; to++) {
          if (bestRow[from][to] != NONE && distance[from] + cost(from, to) < distance[to] - 1e-7) {
            distance[to] = distance[from] + cost(from, to);
            previous[to] = from;
            changed = true;
          }
        }
      }
      if (!changed) {
        return;
      }
    }
  }

  private double cost(int from, int to) {
    return bulk ? 1 : bestCost[from][to];
  }

  private void push(int target, int[] previous) {
    long amount = bulk ? bottleneck(target, previous) : 1;
    for (int to = target; previous[to] != NONE; to = previous[to]) {
      int from = previous[to];
      int row = bestRow[from][to];
      whole[row][from] -= amount;
      whole[row][to] += amount;
      surplus[from] -= amount;
      surplus[to] += amount;
      refresh(row, from, to);
    }
  }

  private long bottleneck(int target, int[] previous) {
    long amount = -surplus[target];
    int to = target;
    while (previous[to] != NONE) {
      int from = previous[to];
      amount = Math.min(amount, room(bestRow[from][to], from, to));
      to = from;
    }
    return Math.min(amount, surplus[to]);
  }

  private long room(int row, int from, int to) {
    return Math.min(whole[row][from] - floors[row][from], caps[row][to] - whole[row][to]);
  }

  private void refresh(int row, int a, int b) {
    for (int from = 0; from < columns; from++) {
      for (int to = 0; to < columns; to++) {
        boolean touched = from == a || from == b || to == a || to == b;
        if (from != to && touched) {
          refreshEdge(row, from, to);
        }
      }
    }
  }

  private void refreshEdge(int row, int from, int to) {
    if (bestRow[from][to] == row) {
      scan(from, to);
    } else if (room(row, from, to) > 0) {
      double cost = moveCost(row, from, to);
      int best = bestRow[from][to];
      double bestSoFar = bestCost[from][to];
      if (best == NONE || cost < bestSoFar || (cost == bestSoFar && row < best)) {
        bestRow[from][to] = row;
        bestCost[from][to] = cost;
      }
    }
  }

  private void scanAll() {
    for (int from = 0; from < columns; from++) {
      for (int to = 0; to < columns; to++) {
        bestRow[from][to] = NONE;
        if (from != to) {
          scan(from, to);
        }
      }
    }
  }

  private void scan(int from, int to) {
    int best = NONE;
    double bestSoFar = Double.POSITIVE_INFINITY;
    for (int row = 0; row < whole.length; row++) {
      if (room(row, from, to) > 0) {
        double cost = moveCost(row, from, to);
        if (cost < bestSoFar) {
          best = row;
          bestSoFar = cost;
        }
      }
    }
    bestRow[from][to] = best;
    bestCost[from][to] = bestSoFar;
  }

  private double moveCost(int row, int from, int to) {
    if (bulk) {
      return -room(row, from, to);
    }
    double down = whole[row][from] - real[row][from];
    double up = whole[row][to] - real[row][to];
    return deviation(down - 1) - deviation(down) + deviation(up + 1) - deviation(up);
  }

  private static double deviation(double d) {
    return d * d + NOT_ADJACENT * Math.max(0, Math.abs(d) - 1 - 1e-6);
  }
}
