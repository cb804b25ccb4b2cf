package gnomon.engine.target;

import java.util.Arrays;

/**
 * The arithmetic of a bounded proportional split, on bare columns.
 *
 * <p>Find the one factor λ for which Σ clip(λ·w, lo, hi) = S. The sum grows piecewise linearly in λ
 * with kinks at lo/w and hi/w; sort the kinks, find by bisection the two between which S is
 * reached, and solve the linear piece: O(n log n). The result minimises the Kullback-Leibler
 * divergence from the weights, and Σ(x−w)²/w, under the bounds. Then round down and hand out the
 * missing units by largest remainder inside the bounds, ties by position.
 *
 * <p>Weights of zero receive their floor only, unless the others cannot carry the sum; then the
 * others are at their caps and the zero weights share the rest equally.
 *
 * <p>Worked example: S = 100, w = 40, 30, 20, 10, first cap 35, last floor 12: λ = 1.06 and x = 35,
 * 31.8, 21.2, 12.
 */
final class Proportion {

  private final double[] weights;
  private final long[] floors;
  private final long[] caps;
  private final long total;

  /** The bounds must admit the total: Σ floors ≤ total ≤ Σ caps. */
  Proportion(long total, double[] weights, long[] floors, long[] caps) {
    this.total = total;
    this.caps = caps;
    if (reach(weights, floors, caps) >= total) {
      this.weights = weights;
      this.floors = floors;
    } else {
      this.weights = Arrays.stream(weights).map(w -> w > 0 ? 0 : 1).toArray();
      this.floors = floors.clone();
      for (int i = 0; i < floors.length; i++) {
        this.floors[i] = weights[i] > 0 ? caps[i] : floors[i];
      }
    }
  }

  private static long reach(double[] weights, long[] floors, long[] caps) {
    long reach = 0;
    for (int i = 0; i < weights.length; i++) {
      reach = plus(reach, weights[i] > 0 ? caps[i] : floors[i]);
    }
    return reach;
  }

  /** λ. */
  double factor() {
    var kinks = kinks();
    if (kinks.length == 0) {
      return 0;
    }
    int upper = firstReaching(kinks);
    if (upper == 0) {
      return kinks[0];
    }
    double from = kinks[upper - 1];
    double to = kinks[upper];
    double fixed = 0;
    double free = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0 && floors[i] / weights[i] <= from && caps[i] / weights[i] >= to) {
        free += weights[i];
      } else {
        fixed += amount(i, from);
      }
    }
    return free == 0 ? to : Math.clamp((total - fixed) / free, from, to);
  }

  private double[] kinks() {
    var kinks = new double[2 * weights.length];
    int count = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        kinks[count++] = floors[i] / weights[i];
        kinks[count++] = caps[i] / weights[i];
      }
    }
    kinks = Arrays.copyOf(kinks, count);
    Arrays.sort(kinks);
    return kinks;
  }

  private int firstReaching(double[] kinks) {
    int low = 0;
    int high = kinks.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sum(kinks[middle]) >= total) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private double sum(double factor) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += amount(i, factor);
    }
    return sum;
  }

  private double amount(int i, double factor) {
    double floor = (double) floors[i];
    return weights[i] > 0 ? Math.clamp(factor * weights[i], floor, (double) caps[i]) : floor;
  }

  /** The split in whole units. */
  long[] amounts() {
    double factor = factor();
    var real = new double[weights.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = amount(i, factor);
    }
    return round(real, floors, caps, total);
  }

  /**
   * Whole numbers near {@code real}, inside the bounds, that add up to {@code total}. Largest
   * remainders are rounded up first, equal ones by position. The bounds must admit the total.
   */
  static long[] round(double[] real, long[] floors, long[] caps, long total) {
    var whole = new long[real.length];
    long missing = total;
    for (int i = 0; i < whole.length; i++) {
      whole[i] = Math.clamp((long) Math.floor(real[i]), floors[i], caps[i]);
      missing -= whole[i];
    }
    while (missing != 0) {
      long moved = hand(Long.signum(missing), Math.abs(missing), whole, real, floors, caps);
      if (moved == 0) {
        throw new IllegalStateException(
            "The bounds do not admit the total " + total + ". Maybe check them before rounding.");
      }
      missing -= Long.signum(missing) * moved;
    }
    return whole;
  }

  /** Moves up to {@code count} entries by one unit in the direction of {@code sign}. */
  private static long hand(
      int sign, long count, long[] whole, double[] real, long[] floors, long[] caps) {
    var scores = new double[whole.length];
    int able = 0;
    for (int i = 0; i < whole.length; i++) {
      if (hasRoom(sign, whole[i], floors[i], caps[i])) {
        scores[able++] = sign * (real[i] - whole[i]);
      }
    }
    if (able == 0) {
      return 0;
    }
    Arrays.sort(scores, 0, able);
    int moving = (int) Math.min(count, able);
    double threshold = scores[able - moving];
    int above = able - upperBound(scores, able, threshold);
    int ties = moving - above;
    for (int i = 0; i < whole.length; i++) {
      if (hasRoom(sign, whole[i], floors[i], caps[i])) {
        double score = sign * (real[i] - whole[i]);
        if (score > threshold || (score == threshold && ties-- > 0)) {
          whole[i] += sign;
        }
      }
    }
    return moving;
  }

  private static int upperBound(double[] sorted, int length, double value) {
    int i = length;
    while (i > 0 && sorted[i - 1] > value) {
      i--;
    }
    return i;
  }

  private static boolean hasRoom(int sign, long whole, long floor, long cap) {
    return sign > 0 ? whole < cap : whole > floor;
  }

  /** Addition of amounts ≥ 0 that stops at the largest long, for sums of missing caps. */
  static long plus(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
