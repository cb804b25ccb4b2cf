package gnomon.server.measure;

import gnomon.server.organization.People;
import java.time.OffsetDateTime;
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

  Map<Key, Figure> of(Formula formula, DSLContext dsl) {
    return switch (formula) {
      case Formula.Additive additive ->
          new AdditiveQuery(additive, query, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Duration duration ->
          new DurationQuery(duration, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Customers customers ->
          new CustomerQuery(customers, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Cohort cohort ->
          new CohortQuery(cohort, query, grouping, filter, buckets, known).fetch(dsl);
      case Formula.Deals deals ->
          new DealQuery(deals, query, grouping, filter, buckets, known).fetch(dsl);
      case Formula.AverageStaff staff ->
          new StaffAverage(staff, query, sight, people, grouping.units(), buckets).fetch();
    };
  }
}
