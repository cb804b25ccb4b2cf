package gnomon.server.pipeline;

import gnomon.engine.measure.SuccessRate;
import gnomon.engine.pipeline.Funnel;
import gnomon.engine.pipeline.Node;
import gnomon.server.pipeline.FunnelPage.BaselineFrom;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a funnel are judged against.
 *
 * <p>The cases of a line are expected to convert as the line's standard says or, where nobody has
 * set one, as the line did in the twelve months before; with fewer than 30 cases then, as all lines
 * together did. Several lines together are expected to convert as their mix does: Σ cases ×
 * baseline ÷ Σ cases. (Their number of successes then varies a little less than the binomial test
 * assumes, so a mix is accused more seldom, never more often.)
 *
 * <p>Worked example: 60 cases of a line with baseline 0.5 and 40 of one with 0.25 give 0.4.
 *
 * @param shown what was decided in the period, by node and line
 * @param before the same of the twelve months before, of all places
 */
record Baselines(
    StandardsOfDay standards,
    Map<NodeAndLine, SuccessRate> shown,
    Map<NodeAndLine, SuccessRate> before) {

  /** A node and a product line; null for cases without one. */
  record NodeAndLine(Node node, @Nullable String line) {}

  /** An expected conversion. */
  record Baseline(double conversion, Set<BaselineFrom> sources) {
    BaselineFrom from() {
      return sources.contains(BaselineFrom.HISTORY) ? BaselineFrom.HISTORY : BaselineFrom.STANDARD;
    }
  }

  /** The conversion expected of a node's cases; empty if for some of them nothing is known. */
  Optional<Baseline> of(Node node, @Nullable String filter) {
    double sum = 0;
    long cases = 0;
    EnumSet<BaselineFrom> sources = EnumSet.noneOf(BaselineFrom.class);
    for (String line : lines(node, filter)) {
      Optional<Baseline> expected = ofLine(node, line);
      if (expected.isEmpty()) {
        return Optional.empty();
      }
      long weight = weight(node, line);
      sum += weight * expected.get().conversion();
      cases += weight;
      sources.addAll(expected.get().sources());
    }
    return cases == 0 ? ofLine(node, filter) : Optional.of(new Baseline(sum / cases, sources));
  }

  /** The mean stay that a node's cases should not exceed, mixed in the same way. */
  Optional<Double> limitDays(Node node, @Nullable String filter) {
    double sum = 0;
    long cases = 0;
    for (String line : lines(node, filter)) {
      Optional<BigDecimal> limit = standards.dwellDays(node, line);
      if (limit.isEmpty()) {
        return Optional.empty();
      }
      sum += weight(node, line) * limit.get().doubleValue();
      cases += weight(node, line);
    }
    return cases == 0
        ? standards.dwellDays(node, filter).map(BigDecimal::doubleValue)
        : Optional.of(sum / cases);
  }

  private Set<@Nullable String> lines(Node node, @Nullable String filter) {
    Set<@Nullable String> lines = new LinkedHashSet<>();
    shown.forEach((key, rate) -> {
      boolean counts = filter == null || filter.equals(key.line());
      if (counts && key.node() == node && rate.cases() > 0) {
        lines.add(key.line());
      }
    });
    return lines;
  }

  private long weight(Node node, @Nullable String line) {
    SuccessRate rate = shown.get(new NodeAndLine(node, line));
    return rate == null ? 0 : rate.cases();
  }

  private Optional<Baseline> ofLine(Node node, @Nullable String line) {
    Optional<Baseline> standard =
        standards
            .conversion(node, line)
            .map(rate -> new Baseline(rate.doubleValue(), Set.of(BaselineFrom.STANDARD)));
    return standard.isPresent() ? standard : history(node, line);
  }

  private Optional<Baseline> history(Node node, @Nullable String line) {
    SuccessRate own = before.getOrDefault(new NodeAndLine(node, line), new SuccessRate(0, 0));
    SuccessRate taken = own.cases() >= Funnel.FEWEST_CASES ? own : allLines(node);
    return taken.cases() >= Funnel.FEWEST_CASES
        ? Optional.of(new Baseline(taken.value(), Set.of(BaselineFrom.HISTORY)))
        : Optional.empty();
  }

  private SuccessRate allLines(Node node) {
    long successes = 0;
    long cases = 0;
    for (Map.Entry<NodeAndLine, SuccessRate> entry : before.entrySet()) {
      if (entry.getKey().node() == node) {
        successes += entry.getValue().successes();
        cases += entry.getValue().cases();
      }
    }
    return new SuccessRate(successes, cases);
  }
}
