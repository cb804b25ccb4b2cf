package gnomon.server.target;

import gnomon.server.api.Refusal;
import gnomon.server.database.Scope;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.Measure;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * Weighs the people of a plan. Someone without a figure above zero gets the median of the team's
 * figures above zero; where the team has none, of the unit above it, and so on; where nobody has
 * one, everyone weighs the same.
 *
 * <p>Worked example: a team sold 30, 10, 20 and nothing; the fourth person weighs 20, so of a total
 * of 80 gets 20.
 */
@Component
class Weighing {

  private final Measures measures;

  Weighing(Measures measures) {
    this.measures = measures;
  }

  /** Where a weight comes from. */
  enum Basis {
    OWN,
    MEDIAN,
    EQUAL;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record Weighed(long personId, double weight, Basis basis) {}

  Map<Long, Weighed> weigh(
      Scope scope, NewPlan.Weights weights, Map<Long, Long> unitOf, UnitTree units) {
    if (Boolean.TRUE.equals(weights.equal())) {
      return byPerson(unitOf, (person, _) -> new Weighed(person, 1, Basis.EQUAL));
    }
    Map<Long, Double> own = figures(scope, weights);
    Map<Long, List<Double>> positive = positiveByUnit(own, unitOf, units);
    return byPerson(
        unitOf,
        (person, unitId) -> {
          double figure = own.getOrDefault(person, 0d);
          return figure > 0
              ? new Weighed(person, figure, Basis.OWN)
              : substitute(person, units.path(unitId), positive);
        });
  }

  private static Map<Long, Weighed> byPerson(
      Map<Long, Long> unitOf, BiFunction<Long, Long, Weighed> weigh) {
    Map<Long, Weighed> weighed = new HashMap<>();
    unitOf.forEach((person, unitId) -> weighed.put(person, weigh.apply(person, unitId)));
    return weighed;
  }

  private static Weighed substitute(
      long person, List<Unit> path, Map<Long, List<Double>> positive) {
    for (Unit unit : path.reversed()) {
      List<Double> figures = positive.getOrDefault(unit.id(), List.of());
      if (!figures.isEmpty()) {
        return new Weighed(person, median(figures), Basis.MEDIAN);
      }
    }
    return new Weighed(person, 1, Basis.EQUAL);
  }

  private static Map<Long, List<Double>> positiveByUnit(
      Map<Long, Double> own, Map<Long, Long> unitOf, UnitTree units) {
    Map<Long, List<Double>> positive = new HashMap<>();
    unitOf.forEach((person, unitId) -> {
      double figure = own.getOrDefault(person, 0d);
      if (figure > 0) {
        units
            .path(unitId)
            .forEach(
                unit -> positive.computeIfAbsent(unit.id(), _ -> new ArrayList<>()).add(figure));
      }
    });
    return positive;
  }

  static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private Map<Long, Double> figures(Scope scope, NewPlan.Weights weights) {
    String id = weights.measure();
    LocalDate from = weights.from();
    LocalDate to = weights.to();
    if (id == null || from == null || to == null || from.isAfter(to)) {
      throw INCOMPLETE.asException();
    }
    Measure measure = measures.get(scope, id);
    if (!measure.isAdditive()) {
      throw Refusal.invalid(
              "measure_not_additive",
              "weights.measure",
              "指标“%s”不能相加，不能作为权重。可用签约额 revenue。".formatted(id),
              "The parts of \"%s\" do not add up, so it gives no weights. Maybe use revenue."
                  .formatted(id))
          .asException();
    }
    Map<Long, Double> figures = new HashMap<>();
    measures
        .values(scope, MeasureQuery.of(id, from, to, Dimension.PERSON))
        .rows()
        .forEach(row -> {
          Long person = row.id(Dimension.PERSON);
          if (person != null) {
            figures.put(person, (double) row.raw());
          }
        });
    return figures;
  }

  private static final Refusal INCOMPLETE =
      Refusal.invalid(
          "incomplete_weights",
          "weights",
          "权重应为 {\"equal\": true}，或给出 measure、from、to（起始不晚于结束）。",
          "Weights are {\"equal\": true}, or a measure with from and to, from not after to.");
}
