package gnomon.server.measure;

import gnomon.server.api.Refusal;
import gnomon.server.organization.Membership;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People on average over the days of each bucket: the days of all memberships ÷ the days of the
 * bucket, in millionths of a person. Staff have a unit, a region and a name, and nothing else by
 * which facts are told apart.
 */
record StaffAverage(
    Formula.AverageStaff formula,
    MeasureQuery query,
    Sight sight,
    People people,
    UnitTree units,
    Buckets buckets) {

  static final long ONE = 1_000_000;

  Map<Key, Figure> fetch() {
    Stream.concat(query.by().stream(), query.where().stream().map(Condition::dimension))
        .filter(dimension -> !dimension.isTime() && !isOfStaff(dimension))
        .findFirst()
        .ifPresent(StaffAverage::refuse);
    Map<Key, Long> days = new HashMap<>();
    for (Membership membership : people.memberships()) {
      if (isWanted(membership)) {
        addDays(days, membership);
      }
    }
    Map<Key, Figure> figures = new HashMap<>();
    days.forEach((key, sum) -> figures.put(key, Figure.of(average(key.bucket(), sum))));
    return figures;
  }

  private long average(int bucket, long days) {
    Buckets.Bucket asked = buckets.all().get(bucket);
    long length = length(asked.first(), asked.last());
    return Math.round((double) days * ONE / length);
  }

  private void addDays(Map<Key, Long> days, Membership membership) {
    List<Optional<Object>> values = new ArrayList<>();
    query.by().stream()
        .filter(dimension -> !dimension.isTime())
        .forEach(dimension -> values.add(Optional.ofNullable(value(dimension, membership))));
    for (int i = 0; i < buckets.all().size(); i++) {
      Buckets.Bucket bucket = buckets.all().get(i);
      if (membership.touches(bucket.first(), bucket.last())) {
        days.merge(new Key(i, values), covered(membership, bucket), Long::sum);
      }
    }
  }

  private static long covered(Membership membership, Buckets.Bucket bucket) {
    LocalDate from = membership.from();
    LocalDate to = membership.to();
    return length(
        from.isAfter(bucket.first()) ? from : bucket.first(),
        to != null && to.isBefore(bucket.last()) ? to : bucket.last());
  }

  private static long length(LocalDate first, LocalDate last) {
    return last.toEpochDay() - first.toEpochDay() + 1;
  }

  private boolean isWanted(Membership membership) {
    String role = formula.role();
    return (role == null || membership.role() == Membership.Role.of(role))
        && sight.reaches(membership)
        && query.where().stream().allMatch(condition -> meets(membership, condition));
  }

  private boolean meets(Membership membership, Condition condition) {
    Dimension dimension = condition.dimension();
    if (dimension == Dimension.REGION) {
      return condition.values().contains(region(membership.unitId()));
    }
    return dimension == Dimension.PERSON
        ? condition.ids().contains(membership.personId())
        : condition.ids().stream().anyMatch(id -> units.subtree(id).contains(membership.unitId()));
  }

  private static boolean isOfStaff(Dimension dimension) {
    return dimension == Dimension.PERSON
        || dimension == Dimension.REGION
        || dimension == Dimension.UNIT
        || dimension.level().isPresent();
  }

  private @Nullable Object value(Dimension dimension, Membership membership) {
    return switch (dimension) {
      case PERSON -> membership.personId();
      case UNIT -> membership.unitId();
      case REGION -> region(membership.unitId());
      case COMPANY, DEPARTMENT, TEAM ->
          dimension
              .level()
              .flatMap(level -> units.ancestor(membership.unitId(), level))
              .map(Unit::id)
              .orElse(null);
      case CUSTOMER,
          YEAR,
          QUARTER,
          MONTH,
          WEEK,
          DAY,
          CHANNEL,
          PRODUCT_LINE,
          INDUSTRY,
          TIER,
          NEWNESS,
          NODE,
          REASON ->
          throw new IllegalStateException("Staff have no " + dimension.code());
    };
  }

  private @Nullable String region(long unitId) {
    return units.ancestor(unitId, Unit.Level.REGION).map(Unit::name).orElse(null);
  }

  private static void refuse(Dimension dimension) {
    throw Refusal.invalid(
            "not_of_staff",
            "by",
            "人数不能按“%s”区分。可按单位、大区、人员或期间。".formatted(dimension.code()),
            "Staff are not told apart by \"%s\". Maybe by a unit, region, person or period."
                .formatted(dimension.code()))
        .asException();
  }
}
