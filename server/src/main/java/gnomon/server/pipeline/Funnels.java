package gnomon.server.pipeline;

import gnomon.engine.pipeline.Funnel;
import gnomon.engine.pipeline.FunnelNode;
import gnomon.engine.pipeline.Node;
import gnomon.server.api.Refusal;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import gnomon.server.pipeline.FunnelCounts.Asked;
import gnomon.server.target.PlanNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Puts funnels together (P2), in one transaction under the viewer's scope. Every figure is a
 * measure's; what they say together is the engine's {@link Funnel}.
 */
@Service
public class Funnels {

  private static final long LONGEST_DAYS = 3_660;

  private final Database database;
  private final Organization organization;
  private final Standards standards;
  private final FunnelCounts counts;

  Funnels(Database database, Organization organization, Standards standards, FunnelCounts counts) {
    this.database = database;
    this.organization = organization;
    this.standards = standards;
    this.counts = counts;
  }

  public FunnelPage of(Scope scope, FunnelQuery query) {
    requireRange(query.from(), query.to());
    return database.read(scope, _ -> page(scope, query));
  }

  private FunnelPage page(Scope scope, FunnelQuery query) {
    Structure structure = organization.structure(scope);
    FunnelPlaces places = FunnelPlaces.of(scope, structure, query.from(), query.to());
    PlanNode place = places.open(query.node());
    Asked asked =
        new Asked(
            scope,
            query.from(),
            query.to(),
            Stream.concat(FunnelPlaces.conditions(place).stream(), query.conditions().stream())
                .toList());
    FunnelCounts.Counted counted = counts.cases(asked);
    Map<Node, FunnelPage.Stay> stays = counts.stays(asked);
    Baselines baselines = baselines(scope, query, counted);
    Worth worth = worth(asked);
    Funnel funnel =
        Funnel.of(
            Arrays.stream(Node.values())
                .map(node -> node(node, query, counted, stays, baselines))
                .toList(),
            Funnel.Basis.DECIDED,
            worth.mean().map(mean -> minorUnits(mean, structure)).orElse(null));
    return new FunnelDrawing(query, structure.company(), counted, stays, baselines, funnel)
        .page(places, place, worth, counts.wonDeals(asked));
  }

  private static double minorUnits(String amount, Structure structure) {
    return new BigDecimal(amount).movePointRight(structure.company().scale()).doubleValue();
  }

  private static FunnelNode node(
      Node node,
      FunnelQuery query,
      FunnelCounts.Counted counted,
      Map<Node, FunnelPage.Stay> stays,
      Baselines baselines) {
    FunnelCounts.Cases cases = counted.of(node);
    boolean isLast = node == Node.AFTER_SALES;
    return new FunnelNode(
        node.code(),
        cases.entered(),
        cases.forward(),
        cases.lost(),
        isLast,
        isLast
            ? null
            : baselines.of(node, query.line()).map(Baselines.Baseline::conversion).orElse(null),
        FunnelCounts.dwell(stays.get(node)),
        baselines.limitDays(node, query.line()).orElse(null));
  }

  /** The past is only asked where nobody has set what to expect. */
  private Baselines baselines(Scope scope, FunnelQuery query, FunnelCounts.Counted counted) {
    StandardsOfDay holding = standards.on(scope, query.to());
    boolean allSet =
        Arrays.stream(Node.values())
            .filter(node -> node != Node.AFTER_SALES)
            .allMatch(node -> holding.conversion(node, null).isPresent());
    if (allSet) {
      return new Baselines(holding, counted.decided(), Map.of());
    }
    Asked before =
        new Asked(
            scope,
            query.from().minusYears(1),
            query.from().minusDays(1),
            query.line() == null
                ? List.of()
                : List.of(Condition.word(Dimension.PRODUCT_LINE, query.line())));
    return new Baselines(holding, counted.decided(), counts.cases(before).decided());
  }

  /** What a won deal was worth, and from when to when that was looked at. */
  record Worth(Optional<String> mean, LocalDate from, LocalDate to) {}

  /** In the period itself or, where nothing was won in it, in the twelve months to its end. */
  private Worth worth(Asked asked) {
    Optional<String> here = counts.meanWonAmount(asked);
    LocalDate yearAgo = asked.to().minusYears(1).plusDays(1);
    if (here.isPresent() || !yearAgo.isBefore(asked.from())) {
      return new Worth(here, asked.from(), asked.to());
    }
    Asked longer = new Asked(asked.scope(), yearAgo, asked.to(), asked.conditions());
    return new Worth(counts.meanWonAmount(longer), yearAgo, asked.to());
  }

  private static void requireRange(LocalDate from, LocalDate to) {
    if (from.isAfter(to) || to.toEpochDay() - from.toEpochDay() > LONGEST_DAYS) {
      throw Refusal.invalid(
              "invalid_range",
              "from",
              "期间 %s 至 %s 无效：起始不得晚于结束，且不超过十年。".formatted(from, to),
              "The range %s to %s is not one: it must begin before it ends and span at most ten years."
                  .formatted(from, to))
          .asException();
    }
  }
}
