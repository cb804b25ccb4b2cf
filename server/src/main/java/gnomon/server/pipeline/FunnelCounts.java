package gnomon.server.pipeline;

import gnomon.engine.measure.SuccessRate;
import gnomon.engine.pipeline.Dwell;
import gnomon.engine.pipeline.Node;
import gnomon.server.database.Scope;
import gnomon.server.measure.Answer;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.measure.Row;
import gnomon.server.pipeline.Baselines.NodeAndLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The questions that a funnel asks the measures. */
@Component
class FunnelCounts {

  private final Measures measures;

  FunnelCounts(Measures measures) {
    this.measures = measures;
  }

  /**
   * What the measure "conversion" says of the cases that entered a node.
   *
   * @param amount what they were worth then, in major units
   */
  record Cases(long forward, long lost, long open, BigDecimal amount) {
    static final Cases NONE = new Cases(0, 0, 0, BigDecimal.ZERO);

    long entered() {
      return forward + lost + open;
    }

    SuccessRate decided() {
      return new SuccessRate(forward, forward + lost);
    }

    Cases plus(Cases other) {
      return new Cases(
          forward + other.forward, lost + other.lost, open + other.open, amount.add(other.amount));
    }
  }

  /** The cases of one period, by node and line, and when they were counted. */
  record Counted(Map<NodeAndLine, Cases> cases, Answer answer) {

    Cases of(Node node) {
      return cases.entrySet().stream()
          .filter(entry -> entry.getKey().node() == node)
          .map(Map.Entry::getValue)
          .reduce(Cases.NONE, Cases::plus);
    }

    Map<NodeAndLine, SuccessRate> decided() {
      Map<NodeAndLine, SuccessRate> rates = new LinkedHashMap<>();
      cases.forEach((key, value) -> rates.put(key, value.decided()));
      return rates;
    }
  }

  /** A period with the conditions that choose its facts. */
  record Asked(Scope scope, LocalDate from, LocalDate to, List<Condition> conditions) {
    MeasureQuery query(String measure, Dimension... by) {
      return new MeasureQuery(measure, from, to, List.of(by), conditions, null);
    }
  }

  Counted cases(Asked asked) {
    Answer answer = ask(asked, "conversion", Dimension.NODE, Dimension.PRODUCT_LINE);
    Map<NodeAndLine, Cases> cases = new LinkedHashMap<>();
    for (Row row : answer.rows()) {
      node(row)
          .ifPresent(node ->
              cases.merge(
                  new NodeAndLine(node, (String) row.key(Dimension.PRODUCT_LINE)),
                  cases(row),
                  Cases::plus));
    }
    return new Counted(cases, answer);
  }

  private static Cases cases(Row row) {
    long forward = number(row.numerator());
    Long open = row.immature();
    String amount = row.amount();
    return new Cases(
        forward,
        number(row.denominator()) - forward,
        open == null ? 0 : open,
        amount == null ? BigDecimal.ZERO : new BigDecimal(amount));
  }

  Map<Node, FunnelPage.Stay> stays(Asked asked) {
    Map<Node, FunnelPage.Stay> stays = new EnumMap<>(Node.class);
    for (Row row : ask(asked, "dwell", Dimension.NODE).rows()) {
      String mean = row.mean();
      Long visits = row.cases();
      if (mean != null && visits != null && visits > 0) {
        node(row)
            .ifPresent(
                node -> stays.put(node, new FunnelPage.Stay(mean, row.value(), row.p90(), visits)));
      }
    }
    return stays;
  }

  static @Nullable Dwell dwell(FunnelPage.@Nullable Stay stay) {
    return stay == null
        ? null
        : new Dwell(days(stay.mean()), days(stay.median()), days(stay.p90()), stay.visits());
  }

  long wonDeals(Asked asked) {
    return number(ask(asked, "deals_won").total().value());
  }

  /** Major units as decimal text; empty if nothing with an amount was won. */
  Optional<String> meanWonAmount(Asked asked) {
    return Optional.ofNullable(ask(asked, "average_deal_value").total().value())
        .filter(mean -> new BigDecimal(mean).signum() != 0);
  }

  private Answer ask(Asked asked, String measure, Dimension... by) {
    return measures.values(asked.scope(), asked.query(measure, by));
  }

  private static Optional<Node> node(Row row) {
    return Optional.ofNullable((String) row.key(Dimension.NODE)).flatMap(Node::find);
  }

  private static long number(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private static double days(@Nullable String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }
}
