package gnomon.server.measure;

import gnomon.server.organization.Company;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns figures into the rows that are shown. */
record Rows(
    Measure measure,
    MeasureQuery query,
    Company company,
    People people,
    UnitTree units,
    Buckets buckets) {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  Row row(Key key, Figure numerator, @Nullable Figure denominator) {
    Figure.Spread spread = numerator.spread();
    return new Row(
        keys(key),
        value(numerator, denominator),
        denominator == null ? null : side(measure.numerator(), numerator.value()),
        denominator == null ? null : Long.toString(denominator.value()),
        spread == null ? null : days(spread.mean()),
        spread == null ? null : days(spread.p90()),
        spread == null ? null : spread.cases(),
        numerator.estimated() > 0 ? Boolean.TRUE : null,
        measure.numerator() instanceof Formula.Cohort ? numerator.immature() : null,
        numerator.value());
  }

  /** The row of the whole of an additive measure. */
  Row whole(Figure figure) {
    return new Row(
        Map.of(),
        side(measure.numerator(), figure.value()),
        null,
        null,
        null,
        null,
        null,
        figure.estimated() > 0 ? Boolean.TRUE : null,
        null,
        figure.value());
  }

  private @Nullable String value(Figure numerator, @Nullable Figure denominator) {
    if (measure.numerator() instanceof Formula.Duration) {
      Figure.Spread spread = numerator.spread();
      return spread == null ? null : days(spread.median());
    }
    if (denominator == null) {
      return side(measure.numerator(), numerator.value());
    }
    if (denominator.value() == 0) {
      return null;
    }
    BigDecimal top = BigDecimal.valueOf(numerator.value());
    BigDecimal bottom = BigDecimal.valueOf(denominator.value());
    return measure.unit() == Measure.Unit.MONEY
        ? amount(top.divide(bottom, 0, RoundingMode.HALF_UP).longValueExact())
        : top.divide(bottom, 6, RoundingMode.HALF_UP).toPlainString();
  }

  private String side(Formula formula, long value) {
    return switch (formula) {
      case Formula.Sum sum when sum.number() == Formula.Part.AMOUNT -> amount(value);
      case Formula.Stock stock when stock.number() == Formula.Part.AMOUNT -> amount(value);
      case Formula.Sum _,
          Formula.Stock _,
          Formula.Count _,
          Formula.Duration _,
          Formula.Customers _,
          Formula.Cohort _ ->
          Long.toString(value);
    };
  }

  private String amount(long minorUnits) {
    return BigDecimal.valueOf(minorUnits, company.scale()).toPlainString();
  }

  /** Days with up to six decimals, without trailing zeros. */
  private static String days(double seconds) {
    BigDecimal days = BigDecimal.valueOf(seconds).divide(SECONDS_A_DAY, 6, RoundingMode.HALF_UP);
    return days.stripTrailingZeros().toPlainString();
  }

  private Map<String, @Nullable Object> keys(Key key) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    List<String> labels = key.bucket() < 0 ? List.of() : buckets.all().get(key.bucket()).labels();
    int time = 0;
    int other = 0;
    for (Dimension dimension : query.by()) {
      if (dimension.isTime()) {
        keys.put(dimension.code(), labels.get(time++));
      } else {
        put(keys, dimension, key.values().get(other++));
      }
    }
    return keys;
  }

  private void put(
      Map<String, @Nullable Object> keys, Dimension dimension, Optional<Object> value) {
    Object there = value.orElse(null);
    if (dimension.isReference()) {
      keys.put(dimension.code(), there == null ? null : name(dimension, (Long) there));
      keys.put(dimension.code() + "_id", there);
      return;
    }
    keys.put(dimension.code(), there);
    if (dimension == Dimension.REGION) {
      keys.put("region_id", there == null ? null : regionId((String) there));
    }
  }

  private String name(Dimension dimension, long id) {
    Optional<String> name =
        switch (dimension) {
          case PERSON -> people.find(id).map(person -> person.name());
          case COMPANY, DEPARTMENT, TEAM, UNIT -> units.find(id).map(Unit::name);
          case CUSTOMER,
              YEAR,
              QUARTER,
              MONTH,
              WEEK,
              DAY,
              REGION,
              CHANNEL,
              PRODUCT_LINE,
              INDUSTRY,
              TIER,
              NEWNESS,
              NODE,
              REASON ->
              Optional.<String>empty();
        };
    return name.orElse(Long.toString(id));
  }

  private @Nullable Long regionId(String name) {
    return units.depthFirst().stream()
        .filter(unit -> unit.level() == Unit.Level.REGION && unit.name().equals(name))
        .map(Unit::id)
        .findFirst()
        .orElse(null);
  }
}
