package gnomon.server.board;

import gnomon.server.measure.Answer;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.measure.Row;
import gnomon.server.organization.Person;
import gnomon.server.target.PlanNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The questions that a board asks the measures, and their answers as sums. */
@Component
class Facts {

  private final Measures measures;

  Facts(Measures measures) {
    this.measures = measures;
  }

  /** Sums by month of each unit itself, of the subtree of one. */
  record ByUnit(Map<Long, Map<YearMonth, Long>> months, Optional<Answer> answer) {
    Map<YearMonth, Long> of(long unitId) {
      return months.getOrDefault(unitId, Map.of());
    }
  }

  ByUnit byUnit(Frame frame, PlanNode.OfUnit unit, LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      return new ByUnit(Map.of(), Optional.empty());
    }
    Answer answer =
        measures.values(
            frame.scope(),
            query(frame, from, until, Dimension.UNIT, Dimension.MONTH).where(below(unit)));
    return new ByUnit(grouped(answer.rows(), row -> row.id(Dimension.UNIT)), Optional.of(answer));
  }

  /** What people did in one unit itself, by month. */
  Map<Long, Map<YearMonth, Long>> byPerson(
      Frame frame, PlanNode.OfUnit unit, List<Person> people, LocalDate from, LocalDate until) {
    if (until.isBefore(from) || people.isEmpty()) {
      return Map.of();
    }
    Condition these =
        new Condition(Dimension.PERSON, List.of(), people.stream().map(Person::id).toList());
    Answer answer =
        measures.values(
            frame.scope(),
            query(frame, from, until, Dimension.UNIT, Dimension.PERSON, Dimension.MONTH)
                .where(below(unit))
                .where(these));
    List<Row> own =
        answer.rows().stream()
            .filter(row -> Long.valueOf(unit.id()).equals(row.id(Dimension.UNIT)))
            .toList();
    return grouped(own, row -> row.id(Dimension.PERSON));
  }

  /** What one person did anywhere, by month. */
  ByUnit ofPerson(Frame frame, PlanNode.OfPerson person, LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      return new ByUnit(Map.of(), Optional.empty());
    }
    Answer answer =
        measures.values(
            frame.scope(), query(frame, from, until, Dimension.MONTH).where(condition(person)));
    return new ByUnit(grouped(answer.rows(), _ -> person.id()), Optional.of(answer));
  }

  /** What a place did, day by day. */
  Map<LocalDate, Long> byDay(Frame frame, PlanNode node) {
    Map<LocalDate, Long> days = new HashMap<>();
    if (!frame.until().isBefore(frame.from())) {
      measures
          .values(
              frame.scope(),
              query(frame, frame.from(), frame.until(), Dimension.DAY).where(condition(node)))
          .rows()
          .forEach(row ->
              days.merge(LocalDate.parse("" + row.key(Dimension.DAY)), row.raw(), Long::sum));
    }
    return days;
  }

  static MeasureQuery query(Frame frame, LocalDate from, LocalDate until, Dimension... by) {
    return MeasureQuery.of(frame.measure().id(), from, until, by);
  }

  static Condition condition(PlanNode node) {
    return switch (node) {
      case PlanNode.OfUnit unit -> below(unit);
      case PlanNode.OfPerson person -> Condition.reference(Dimension.PERSON, person.id());
    };
  }

  private static Condition below(PlanNode.OfUnit unit) {
    return Condition.reference(Dimension.UNIT, unit.id());
  }

  private static Map<Long, Map<YearMonth, Long>> grouped(List<Row> rows, Function<Row, Long> key) {
    Map<Long, Map<YearMonth, Long>> sums = new HashMap<>();
    for (Row row : rows) {
      sums.computeIfAbsent(key.apply(row), _ -> new HashMap<>())
          .merge(YearMonth.parse("" + row.key(Dimension.MONTH)), row.raw(), Long::sum);
    }
    return sums;
  }
}
