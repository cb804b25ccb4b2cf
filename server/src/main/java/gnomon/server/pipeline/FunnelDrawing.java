package gnomon.server.pipeline;

import gnomon.engine.measure.Amount;
import gnomon.engine.measure.SuccessRate;
import gnomon.engine.pipeline.Dwell;
import gnomon.engine.pipeline.Funnel;
import gnomon.engine.pipeline.FunnelRow;
import gnomon.engine.pipeline.Node;
import gnomon.server.organization.Company;
import gnomon.server.target.PlanNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A judged funnel in the form in which it is shown. */
record FunnelDrawing(
    FunnelQuery query,
    Company company,
    FunnelCounts.Counted counted,
    Map<Node, FunnelPage.Stay> stays,
    Baselines baselines,
    Funnel funnel) {

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  FunnelPage page(FunnelPlaces places, PlanNode place, Funnels.Worth worth, long wonDeals) {
    FunnelRow worst = funnel.bottleneck().orElse(null);
    FunnelSentence sentence = new FunnelSentence(company, funnel);
    return new FunnelPage(
        query.from(),
        query.to(),
        ChronoUnit.DAYS.between(query.from(), query.to()) + 1,
        counted.answer().asOf(),
        company.currency(),
        places.place(place),
        places.selectable(place),
        new FunnelPage.Filters(
            query.line(), query.channel(), query.region(), query.industry(), query.tier()),
        lines(worst),
        worth.mean().orElse(null),
        worth.from(),
        worth.to(),
        wonDeals,
        worst == null ? null : bottleneck(worst, sentence),
        worst == null ? sentence.none() : null);
  }

  private List<FunnelPage.Line> lines(@Nullable FunnelRow worst) {
    return IntStream.range(0, funnel.rows().size())
        .mapToObj(i -> line(i, funnel.rows().get(i), worst))
        .toList();
  }

  private FunnelPage.Line line(int index, FunnelRow row, @Nullable FunnelRow worst) {
    Node node = node(row);
    SuccessRate.Interval interval = row.interval();
    return new FunnelPage.Line(
        node.code(),
        row.node().entered(),
        entered(node),
        decimal(funnel.expectedEntries(index), 1),
        row.node().forward(),
        row.node().lost(),
        row.node().open(),
        ratio(row.conversion()),
        interval == null ? null : ratio(interval.low()),
        interval == null ? null : ratio(interval.high()),
        ratio(row.node().baseline()),
        row.node().baseline() == null
            ? null
            : baselines.of(node, query.line()).map(Baselines.Baseline::from).orElse(null),
        points(row.gap()),
        chance(row.p()),
        stays.get(node),
        row.node().limitDays() == null ? null : decimal(row.node().limitDays(), 2),
        row.isOverLimit(),
        amount(row.lossAmount()),
        row.equals(worst),
        row.isProven());
  }

  /** What the deals that entered were worth; nothing is said where none has a value. */
  private @Nullable String entered(Node node) {
    BigDecimal amount = counted.of(node).amount();
    return amount.signum() == 0 ? null : amount.toPlainString();
  }

  private FunnelPage.Bottleneck bottleneck(FunnelRow row, FunnelSentence sentence) {
    SuccessRate.Interval interval = Objects.requireNonNull(row.interval());
    return new FunnelPage.Bottleneck(
        row.node().id(),
        shown(ratio(row.conversion())),
        shown(ratio(row.node().baseline())),
        shown(points(row.gap())),
        shown(ratio(interval.low())),
        shown(ratio(interval.high())),
        row.cases(),
        shown(chance(row.p())),
        dwellRatio(row),
        decimal(row.lostWins(), 1),
        amount(row.lossAmount()),
        funnel.rows().get(funnel.rows().indexOf(row) + 1).node().id(),
        sentence.headline(row),
        sentence.detail(row),
        sentence.whole(row));
  }

  /** A proven row has every figure. */
  private static String shown(@Nullable String figure) {
    return Objects.requireNonNull(figure);
  }

  static Node node(FunnelRow row) {
    return Node.find(row.node().id()).orElseThrow();
  }

  static @Nullable String dwellRatio(FunnelRow row) {
    Dwell dwell = row.node().dwell();
    Double limit = row.node().limitDays();
    return dwell == null || limit == null ? null : decimal(dwell.mean() / limit, 2);
  }

  private @Nullable String amount(@Nullable Long minorUnits) {
    return minorUnits == null ? null : Amount.print(minorUnits, company.scale());
  }

  private static @Nullable String ratio(@Nullable Double value) {
    return value == null ? null : decimal(value, 6);
  }

  private static @Nullable String points(@Nullable Double gap) {
    return gap == null ? null : decimal(100 * gap, 1);
  }

  private static @Nullable String chance(@Nullable Double p) {
    return p == null ? null : new BigDecimal(p).round(THREE_DIGITS).toPlainString();
  }

  private static String decimal(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
  }
}
