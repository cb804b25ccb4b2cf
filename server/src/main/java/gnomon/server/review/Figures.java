package gnomon.server.review;

import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.review.Sample;
import gnomon.server.database.Scope;
import gnomon.server.measure.Condition;
import gnomon.server.measure.Dimension;
import gnomon.server.measure.Measure;
import gnomon.server.measure.MeasureQuery;
import gnomon.server.measure.Measures;
import gnomon.server.measure.Row;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the measures what was observed; there is no other source of an item's figures. */
@Component
class Figures {

  private static final int DAYS_OF_A_WEEK = 7;
  private static final int WORKING_DAYS_OF_A_WEEK = 5;
  private static final int FEWEST_WORKING_DAYS = 3;

  private final Measures measures;
  private final Organization organization;

  Figures(Measures measures, Organization organization) {
    this.measures = measures;
    this.organization = organization;
  }

  Observation observe(
      Scope scope, Measure measure, Place place, Map<String, String> where, Course.Window days) {
    Family family =
        Family.of(measure).orElseThrow(() -> Reasons.cannotBeJudged(measure).asException());
    return switch (family) {
      case PROPORTION -> share(total(scope, question(scope, measure, place, where, days)));
      case MEAN -> mean(total(scope, question(scope, measure, place, where, days)));
      case RATE -> rate(scope, question(scope, measure, place, where, days, Dimension.DAY), days);
    };
  }

  private Row total(Scope scope, MeasureQuery query) {
    return measures.values(scope, query).total();
  }

  private static Observation share(Row row) {
    return Observation.share(
        number(row.numerator()),
        number(row.denominator()),
        row.immature() == null ? 0 : row.immature());
  }

  private static Observation mean(Row row) {
    long cases = row.cases() == null ? 0 : row.cases();
    return Observation.mean(
        Family.MEAN, new Sample.Mean(decimal(row.mean()), decimal(row.deviation()), cases));
  }

  /**
   * Each seven days from the first are a week, brought to five working days; a rest at the end is
   * left out, and so is a week with fewer than three working days, since a holiday's few figures
   * would count too much.
   */
  private Observation rate(Scope scope, MeasureQuery query, Course.Window days) {
    Map<LocalDate, Double> byDay = new TreeMap<>();
    for (Row row : measures.values(scope, query).rows()) {
      byDay.put(LocalDate.parse(String.valueOf(row.key(Dimension.DAY))), decimal(row.value()));
    }
    WorkingCalendar calendar = organization.structure(scope).calendar();
    List<Double> weeks = new ArrayList<>();
    LocalDate first = days.from();
    while (!first.plusDays(DAYS_OF_A_WEEK - 1).isAfter(days.to())) {
      LocalDate next = first.plusDays(DAYS_OF_A_WEEK);
      int working = calendar.workingDays(first, next.minusDays(1));
      double sum = first.datesUntil(next).mapToDouble(day -> byDay.getOrDefault(day, 0.0)).sum();
      if (working >= FEWEST_WORKING_DAYS) {
        weeks.add(sum / working * WORKING_DAYS_OF_A_WEEK);
      }
      first = next;
    }
    return Observation.mean(
        Family.RATE, Sample.Mean.of(weeks.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static double decimal(@Nullable String text) {
    return text == null ? 0 : Double.parseDouble(text);
  }

  private static long number(@Nullable String text) {
    return text == null ? 0 : Long.parseLong(text);
  }

  private MeasureQuery question(
      Scope scope,
      Measure measure,
      Place place,
      Map<String, String> where,
      Course.Window days,
      Dimension... by) {
    Structure structure = organization.structure(scope);
    List<Condition> conditions = new ArrayList<>();
    if (place.personId() != null) {
      conditions.add(Condition.reference(Dimension.PERSON, place.personId()));
    } else if (place.unitId() != structure.units().root().id()) {
      conditions.add(Condition.reference(Dimension.UNIT, place.unitId()));
    }
    where.forEach((dimension, value) -> condition(dimension, value).ifPresent(conditions::add));
    return new MeasureQuery(
        measure.id(), days.from(), days.to(), List.of(by), List.copyOf(conditions), null);
  }

  /** Empty where it is not a dimension whose values are words. */
  static Optional<Condition> condition(String dimension, String value) {
    List<String> values =
        Arrays.stream(value.split("\\|")).map(String::strip).filter(v -> !v.isEmpty()).toList();
    return Dimension.find(dimension)
        .filter(Dimension::isWord)
        .filter(_ -> !values.isEmpty())
        .map(found -> new Condition(found, values, List.of()));
  }
}
