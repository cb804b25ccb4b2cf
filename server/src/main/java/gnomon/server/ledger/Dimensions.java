package gnomon.server.ledger;

import org.jspecify.annotations.Nullable;

/** The dimension values that a poster passes with a fact; null where one does not apply. */
public record Dimensions(
    @Nullable String channel,
    @Nullable String productLine,
    @Nullable String region,
    @Nullable String industry,
    @Nullable String tier,
    @Nullable String newness,
    @Nullable String node,
    @Nullable String previousNode,
    @Nullable String reason) {

  public static final Dimensions NONE =
      new Dimensions(null, null, null, null, null, null, null, null, null);

  public Dimensions withNode(@Nullable String newNode, @Nullable String newPreviousNode) {
    return new Dimensions(
        channel, productLine, region, industry, tier, newness, newNode, newPreviousNode, reason);
  }

  public Dimensions withReason(@Nullable String newReason) {
    return new Dimensions(
        channel, productLine, region, industry, tier, newness, node, previousNode, newReason);
  }

  public Dimensions withNewness(@Nullable String newNewness) {
    return new Dimensions(
        channel, productLine, region, industry, tier, newNewness, node, previousNode, reason);
  }

  public Dimensions withRegion(@Nullable String newRegion) {
    return new Dimensions(
        channel, productLine, newRegion, industry, tier, newness, node, previousNode, reason);
  }
}
