package gnomon.engine.pipeline;

import gnomon.engine.measure.SuccessRate;
import org.jspecify.annotations.Nullable;

/**
 * One node of a {@link Funnel} with what its counts say.
 *
 * @param cases what the conversion is counted over
 * @param conversion forward ÷ cases; null for the last node or without cases
 * @param interval the conversion's 95 % interval; null where there is no conversion
 * @param gap conversion − baseline, −1 to 1; null without either
 * @param p the probability of so low a conversion or a lower one if the baseline held; null without
 *     a gap
 * @param lostWins deals that would have been won as well at the baseline, 0 or more
 * @param lossAmount {@code lostWins} × mean won amount, in minor units; null if no amount is known
 * @param isProven whether the conversion lies below its baseline by more than chance
 */
public record FunnelRow(
    FunnelNode node,
    long cases,
    @Nullable Double conversion,
    SuccessRate.@Nullable Interval interval,
    @Nullable Double gap,
    @Nullable Double p,
    double lostWins,
    @Nullable Long lossAmount,
    boolean isProven) {

  /** Whether visits last longer on average than the limit. */
  public boolean isOverLimit() {
    Dwell dwell = node.dwell();
    Double limit = node.limitDays();
    return dwell != null && limit != null && dwell.isOver(limit);
  }

  /** How many more cases would have gone forward at the baseline; negative where fewer would. */
  public double missing() {
    return gap == null ? 0 : -gap * cases;
  }
}
