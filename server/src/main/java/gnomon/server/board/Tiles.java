package gnomon.server.board;

import gnomon.engine.calendar.Period;
import gnomon.server.measure.Answer;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.Measure;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.target.PlanNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures beside the target: what drives it, each with its months and the period before. */
@Component
class Tiles {

  private static final List<String> SHOWN =
      List.of(
          "new_customers",
          "average_order_value",
          "win_rate",
          "deals_won",
          "cycle_days",
          "open_pipeline");

  private final Measures measures;

  Tiles(Measures measures) {
    this.measures = measures;
  }

  List<Board.Tile> of(Frame frame, PlanNode node) {
    if (frame.until().isBefore(frame.from())) {
      return List.of();
    }
    List<Measure> catalogue = measures.catalogue(frame.scope());
    return SHOWN.stream()
        .flatMap(id -> catalogue.stream().filter(measure -> measure.id().equals(id)))
        .map(measure -> tile(frame, node, measure))
        .toList();
  }

  private Board.Tile tile(Frame frame, PlanNode node, Measure measure) {
    Answer months = ask(frame, node, measure, frame.yearFrom(), frame.yearUntil(), Dimension.MONTH);
    Answer period =
        frame.kind() == BoardPeriod.YEAR
            ? months
            : ask(frame, node, measure, frame.from(), frame.until());
    return new Board.Tile(
        measure.id(),
        measure.name(),
        measure.unit().code(),
        period.total().value(),
        previous(frame, node, measure),
        months.rows().stream()
            .map(row -> new Board.SparkPoint("" + row.key(Dimension.MONTH), row.value()))
            .toList());
  }

  /** The period before, as many days of it as this one has had. */
  private @Nullable String previous(Frame frame, PlanNode node, Measure measure) {
    Period before = frame.period().plus(-1);
    LocalDate first = before.from(frame.company().fiscalYear());
    LocalDate last = before.to(frame.company().fiscalYear());
    long days = ChronoUnit.DAYS.between(frame.from(), frame.until());
    LocalDate until =
        frame.until().equals(frame.to()) ? last : Frame.earlier(last, first.plusDays(days));
    String value = ask(frame, node, measure, first, until).total().value();
    return value == null || new BigDecimal(value).signum() == 0 ? null : value;
  }

  private Answer ask(
      Frame frame,
      PlanNode node,
      Measure measure,
      LocalDate from,
      LocalDate until,
      Dimension... by) {
    MeasureQuery query = MeasureQuery.of(measure.id(), from, until, by);
    boolean everything = node instanceof PlanNode.OfUnit unit && unit.isCompany();
    return Objects.requireNonNull(
        measures.values(frame.scope(), everything ? query : query.where(Facts.condition(node))));
  }
}
