package gnomon.server.measure;

import gnomon.server.organization.People;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Sends each kind of formula to the query that can answer it. */
record Evaluation(
    MeasureQuery query,
    Sight sight,
    People people,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  /** Both sides of a measure; two rates of the same cases are read once. */
  record Sides(Map<Key, Figure> numerators, Map<Key, Figure> denominators) {}

  Sides of(Measure measure, DSLContext dsl) {
    Formula below = measure.denominator();
    Map<Key, Figure> numerators = of(measure.numerator(), dsl);
    if (below == null) {
      return new Sides(numerators, Map.of());
    }
    if (measure.numerator() instanceof Formula.Cohort followed
        && below instanceof Formula.Cohort all
        && followed.isOfDeals() == all.isOfDeals()) {
      Map<Key, Figure> denominators = new HashMap<>();
      numerators.forEach((key, figure) -> denominators.put(key, figure.read(all)));
      return new Sides(numerators, denominators);
    }
    return new Sides(numerators, of(below, dsl));
  }

  private Map<Key, Figure> of(Formula formula, DSLContext dsl) {
    return switch (formula) {
      case Formula.Additive additive ->
          new AdditiveQuery(additive, query, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Duration duration ->
          fromSlots(duration)
              ? new DurationCells(duration, sight, grouping, filter, buckets).fetch(dsl)
              : new DurationQuery(duration, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Customers customers ->
          new CustomerQuery(customers, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Cohort cohort -> cases(cohort, dsl);
      case Formula.Deals deals ->
          new DealQuery(deals, query, grouping, filter, buckets, known).fetch(dsl);
      case Formula.AverageStaff staff ->
          new StaffAverage(staff, query, sight, people, grouping.units(), buckets).fetch();
    };
  }

  private Map<Key, Figure> cases(Formula.Cohort cohort, DSLContext dsl) {
    CaseQuery derived = new CaseQuery(cohort, sight, grouping, filter, buckets);
    return known == null && derived.canAnswer()
        ? derived.fetch(dsl)
        : new CohortQuery(cohort, query, grouping, filter, buckets, known).fetch(dsl);
  }

  /** Whether the quantiles of a duration are read from a histogram. */
  boolean fromSlots(Formula formula) {
    return known == null
        && formula instanceof Formula.Duration duration
        && new DurationCells(duration, sight, grouping, filter, buckets).canAnswer();
  }
}
