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
  private static final BigDecimal SECONDS_AN_HOUR = BigDecimal.valueOf(3_600);
  private static final BigDecimal PER_MILLE = BigDecimal.valueOf(1_000);

  Row row(Key key, Figure numerator, @Nullable Figure denominator) {
    Formula below = measure.denominator();
    Figure.Spread spread = numerator.spread();
    Double deviation = spread == null ? null : spread.deviation();
    Figure.Cases cases = cases(numerator);
    return new Row(
        keys(key),
        value(numerator, denominator),
        denominator == null ? null : side(measure.numerator(), numerator.value()),
        denominator == null || below == null ? null : side(below, denominator.value()),
        spread == null ? null : days(spread.mean()),
        spread == null ? null : days(spread.p90()),
        deviation == null ? null : days(deviation),
        spread == null ? null : spread.cases(),
        cases == null ? null : amount(cases.amount()),
        numerator.estimated() > 0 ? Boolean.TRUE : null,
        cases == null ? null : cases.immature(),
        numerator.value());
  }

  private Figure.@Nullable Cases cases(Figure numerator) {
    if (!(measure.numerator() instanceof Formula.Cohort)) {
      return null;
    }
    Figure.Cases cases = numerator.cohort();
    return cases == null ? Figure.Cases.NONE : cases;
  }

  /** The row of the whole of an additive measure. */
  Row whole(Figure figure) {
    return row(new Key(-1, List.of()), figure, null);
  }

  private @Nullable String value(Figure numerator, @Nullable Figure denominator) {
    Formula below = measure.denominator();
    if (measure.numerator() instanceof Formula.Duration) {
      Figure.Spread spread = numerator.spread();
      return spread == null ? null : days(spread.median());
    }
    if (denominator == null || below == null) {
      return side(measure.numerator(), numerator.value());
    }
    if (denominator.value() == 0) {
      return null;
    }
    BigDecimal top = BigDecimal.valueOf(numerator.value()).multiply(one(below));
    BigDecimal bottom = BigDecimal.valueOf(denominator.value()).multiply(one(measure.numerator()));
    return switch (measure.unit()) {
      case MONEY -> top.divide(bottom, company.scale(), RoundingMode.HALF_UP).toPlainString();
      case RATIO -> top.divide(bottom, 6, RoundingMode.HALF_UP).toPlainString();
      case POINTS -> stripped(top.movePointRight(2), bottom);
      case COUNT, DAYS, HOURS, SCORE -> stripped(top, bottom);
    };
  }

  private String side(Formula formula, long value) {
    BigDecimal one = one(formula);
    if (part(formula).filter(part -> part == Formula.Part.AMOUNT).isPresent()) {
      return amount(value);
    }
    return one.compareTo(BigDecimal.ONE) == 0
        ? Long.toString(value)
        : stripped(BigDecimal.valueOf(value), one);
  }

  /** How many of a formula's own units are one of what is shown. */
  private BigDecimal one(Formula formula) {
    if (formula instanceof Formula.AverageStaff) {
      return BigDecimal.valueOf(StaffAverage.ONE);
    }
    return part(formula).map(this::one).orElse(BigDecimal.ONE);
  }

  private BigDecimal one(Formula.Part part) {
    return switch (part) {
      case AMOUNT -> BigDecimal.ONE.movePointRight(company.scale());
      case SECONDS -> measure.unit() == Measure.Unit.HOURS ? SECONDS_AN_HOUR : SECONDS_A_DAY;
      case SHARE -> PER_MILLE;
      case QUANTITY, SCORE -> BigDecimal.ONE;
    };
  }

  private static Optional<Formula.Part> part(Formula formula) {
    return switch (formula) {
      case Formula.Sum sum -> Optional.of(sum.number());
      case Formula.Stock stock -> Optional.of(stock.number());
      case Formula.Count _,
          Formula.Rated _,
          Formula.Duration _,
          Formula.Customers _,
          Formula.Cohort _,
          Formula.Deals _,
          Formula.AverageStaff _ ->
          Optional.empty();
    };
  }

  /** Up to six decimals, without trailing zeros. */
  private static String stripped(BigDecimal top, BigDecimal bottom) {
    return top.divide(bottom, 6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }

  private String amount(long minorUnits) {
    return BigDecimal.valueOf(minorUnits, company.scale()).toPlainString();
  }

  private static String days(double seconds) {
    return stripped(BigDecimal.valueOf(seconds), SECONDS_A_DAY);
  }

  private Map<String, @Nullable Object> keys(Key key) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    if (key.bucket() < 0) {
      return keys;
    }
    List<String> labels = buckets.all().get(key.bucket()).labels();
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
