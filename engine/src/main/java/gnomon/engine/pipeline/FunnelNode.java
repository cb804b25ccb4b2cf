package gnomon.engine.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What became of the cases that entered a node, and what should have.
 *
 * @param id the node's name
 * @param entered cases that entered in the period, each counted once
 * @param forward those of them that later reached a later node
 * @param lost those that were lost before they did
 * @param isLast whether nothing comes after it, so that it has no conversion
 * @param baseline the conversion it should have, 0 to 1; null if none is known
 * @param dwell null while no visit has finished
 * @param limitDays how long a visit should last on average at most; null for no limit
 */
public record FunnelNode(
    String id,
    long entered,
    long forward,
    long lost,
    boolean isLast,
    @Nullable Double baseline,
    @Nullable Dwell dwell,
    @Nullable Double limitDays) {

  public FunnelNode {
    if (forward < 0 || lost < 0 || forward + lost > entered) {
      throw new IllegalArgumentException(
          "Of %d cases in %s, %d cannot have gone forward and %d be lost. Maybe count each once."
              .formatted(entered, id, forward, lost));
    }
    if (baseline != null && !(baseline >= 0 && baseline <= 1)) {
      throw new IllegalArgumentException(
          "A conversion of %s cannot be %s. Maybe choose 0 to 1.".formatted(id, baseline));
    }
  }

  /** Cases of which nobody knows yet. */
  public long open() {
    return entered - forward - lost;
  }
}
