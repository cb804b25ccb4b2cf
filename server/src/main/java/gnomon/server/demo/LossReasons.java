package gnomon.server.demo;

import gnomon.engine.pipeline.Node;
import java.util.ArrayList;
import java.util.List;

/** Why deals are lost: at the beginning need and budget, later price, rivals and missing cases. */
final class LossReasons {

  static final String NO_INDUSTRY_CASE = "no_industry_case";

  private static final List<String> REASONS =
      List.of(
          "needs_mismatch",
          "no_response",
          "budget_frozen",
          "price",
          "competitor",
          NO_INDUSTRY_CASE,
          "postponed",
          "terms");
  private static final List<Double> EARLY = List.of(0.30, 0.26, 0.18, 0.06, 0.06, 0.05, 0.09, 0.00);
  private static final List<Double> LATE = List.of(0.08, 0.06, 0.10, 0.26, 0.22, 0.12, 0.10, 0.06);
  private static final int CASES = 5;

  private LossReasons() {}

  static String draw(DealCase deal, Node node, boolean casesAreAsked) {
    List<Double> weights = new ArrayList<>(node.isAfter(Node.NEEDS) ? LATE : EARLY);
    if (casesAreAsked) {
      weights.set(CASES, node.isAfter(Node.NEEDS) ? 0.60 : 0.38);
    }
    return REASONS.get(deal.chance.weighted(weights));
  }
}
