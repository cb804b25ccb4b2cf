package gnomon.engine.pipeline;

import gnomon.engine.measure.SuccessRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a sales process loses more than it should, and what that costs.
 *
 * <pre>
 *   conversion = forward ÷ cases
 *   gap        = conversion − baseline
 *   lost wins  = entered × max(0, −gap) × Π conversion of the later nodes
 *   loss       = lost wins × mean won amount
 * </pre>
 *
 * A node is proven to lose if its gap is negative, the one-sided exact binomial test against the
 * baseline gives p &lt; 0.05, and there are at least 30 cases. The bottleneck is the proven node
 * with the largest loss, the earlier one of equals; where none is proven, none is named.
 *
 * <p>A later node that nobody entered is passed by and does not count in the product; one whose
 * cases are all still open counts with its baseline.
 *
 * <p>Worked example: 200 cases enter proposal, 50 go forward, 150 are lost, the baseline is 40 %;
 * later, 30 of 50 leave objections forward. Proposal converts 25 %, 15 points too few, p =
 * 0.0000059; 200 × 0.15 × 0.6 = 18 more deals would have been won, at 10,000 each 180,000.
 */
public record Funnel(List<FunnelRow> rows) {

  /** A smaller p proves. */
  public static final double PROVEN_BELOW = 0.05;

  /** With fewer cases nothing is proven. */
  public static final long FEWEST_CASES = 30;

  /** Which cases a conversion is counted over. */
  public enum Basis {
    /** Those that went forward or were lost; open ones are shown apart. */
    DECIDED,
    /** All that entered. */
    ENTERED
  }

  public Funnel {
    rows = List.copyOf(rows);
  }

  /**
   * Judges the nodes of a process.
   *
   * @param nodes in the order of the process
   * @param meanWonAmount minor units; null if nothing was won, so that no loss has an amount
   */
  public static Funnel of(List<FunnelNode> nodes, Basis basis, @Nullable Double meanWonAmount) {
    List<FunnelRow> rows = new ArrayList<>();
    double laterConversions = 1;
    for (FunnelNode node : nodes.reversed()) {
      FunnelRow row = row(node, basis, laterConversions, meanWonAmount);
      rows.addFirst(row);
      laterConversions *= share(row);
    }
    return new Funnel(rows);
  }

  /** The bottleneck; empty if none is proven. */
  public Optional<FunnelRow> bottleneck() {
    return rows.stream()
        .filter(FunnelRow::isProven)
        .max(Comparator.comparingDouble(FunnelRow::lostWins).thenComparing(this::earlierFirst));
  }

  private int earlierFirst(FunnelRow one, FunnelRow other) {
    return Integer.compare(rows.indexOf(other), rows.indexOf(one));
  }

  /**
   * How many cases would have entered a node if the node before had converted as its baseline says;
   * as many as did where no baseline is known.
   *
   * @param index of the node, from 0
   */
  public double expectedEntries(int index) {
    long entered = rows.get(index).node().entered();
    return index == 0 ? entered : Math.max(0, entered + rows.get(index - 1).missing());
  }

  private static FunnelRow row(
      FunnelNode node, Basis basis, double laterConversions, @Nullable Double meanWonAmount) {
    long cases =
        switch (basis) {
          case DECIDED -> node.forward() + node.lost();
          case ENTERED -> node.entered();
        };
    if (node.isLast() || cases == 0) {
      return new FunnelRow(node, cases, null, null, null, null, 0, null, false);
    }
    SuccessRate rate = new SuccessRate(node.forward(), cases);
    Double baseline = node.baseline();
    Double gap = baseline == null ? null : rate.value() - baseline;
    Double p = baseline == null ? null : rate.chanceOfSoFew(baseline);
    double lostWins = gap == null ? 0 : node.entered() * Math.max(0, -gap) * laterConversions;
    return new FunnelRow(
        node,
        cases,
        rate.value(),
        rate.interval(SuccessRate.Z95),
        gap,
        p,
        lostWins,
        meanWonAmount == null || gap == null ? null : Math.round(lostWins * meanWonAmount),
        gap != null && gap < 0 && p != null && p < PROVEN_BELOW && cases >= FEWEST_CASES);
  }

  /** The share of a node's cases that is expected to go on. */
  private static double share(FunnelRow row) {
    FunnelNode node = row.node();
    if (row.conversion() != null) {
      return row.conversion();
    }
    return node.isLast() || node.entered() == 0 || node.baseline() == null ? 1 : node.baseline();
  }
}
