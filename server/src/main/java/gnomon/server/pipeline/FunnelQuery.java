package gnomon.server.pipeline;

import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a funnel counts: those that entered a node from one day to another, inclusive.
 *
 * @param node a place such as {@code unit:3}; null for the widest that the viewer sees
 */
public record FunnelQuery(
    LocalDate from,
    LocalDate to,
    @Nullable String node,
    @Nullable String line,
    @Nullable String channel,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String tier) {

  List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    add(conditions, Dimension.PRODUCT_LINE, line);
    add(conditions, Dimension.CHANNEL, channel);
    add(conditions, Dimension.REGION, region);
    add(conditions, Dimension.INDUSTRY, industry);
    add(conditions, Dimension.TIER, tier);
    return conditions;
  }

  private static void add(List<Condition> conditions, Dimension dimension, @Nullable String word) {
    if (word != null) {
      conditions.add(Condition.word(dimension, word));
    }
  }
}
