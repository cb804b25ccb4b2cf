package gnomon.engine.review;

import java.util.Arrays;

/** What was observed of a measure in one window, as far as its uncertainty needs it. */
public sealed interface Sample {

  /** How many observations there are. */
  long cases();

  /**
   * Cases that either succeeded or did not, such as deals that left a node.
   *
   * @param successes 0 to {@code cases}
   */
  record Proportion(long successes, long cases) implements Sample {
    public Proportion {
      if (successes < 0 || successes > cases) {
        throw new IllegalArgumentException(
            "%d successes of %d cases are not a proportion. Maybe swap the two."
                .formatted(successes, cases));
      }
    }

    public double share() {
      return (double) successes / cases;
    }
  }

  /**
   * Observations with a mean, such as days in a node, or the amounts of working weeks.
   *
   * @param deviation standard deviation of a sample (divided by n − 1), in the mean's unit; 0 where
   *     there is one observation
   */
  record Mean(double mean, double deviation, long cases) implements Sample {
    public Mean {
      if (cases < 0 || deviation < 0 || !Double.isFinite(mean) || !Double.isFinite(deviation)) {
        throw new IllegalArgumentException(
            "Mean %s, deviation %s and %d cases do not fit together. All must be finite and the last two not negative."
                .formatted(mean, deviation, cases));
      }
    }

    /** Of single observations; 2, 4 and 9 have mean 5 and deviation √13 = 3.6056. */
    public static Mean of(double... observed) {
      int n = observed.length;
      double mean = n == 0 ? 0 : Arrays.stream(observed).sum() / n;
      double squares = Arrays.stream(observed).map(value -> (value - mean) * (value - mean)).sum();
      return new Mean(mean, n < 2 ? 0 : Math.sqrt(squares / (n - 1)), n);
    }

    /** Squared standard error of the mean. */
    double variance() {
      return deviation * deviation / cases;
    }
  }
}
