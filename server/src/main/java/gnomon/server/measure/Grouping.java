package gnomon.server.measure;

import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/**
 * The dimensions of an answer that are not time, as columns of a relation {@code f} with the
 * ledger's column names. Levels of units are joined in as pairs of unit and ancestor.
 */
record Grouping(List<Dimension> dimensions, UnitTree units) {

  static Grouping of(MeasureQuery query, UnitTree units) {
    return new Grouping(
        query.by().stream().filter(dimension -> !dimension.isTime()).toList(), units);
  }

  boolean isEmpty() {
    return dimensions.isEmpty();
  }

  /** {@code , expression} for each dimension. */
  String columns() {
    StringBuilder columns = new StringBuilder();
    dimensions.forEach(dimension -> columns.append(", ").append(column(dimension)));
    return columns.toString();
  }

  private static String column(Dimension dimension) {
    return dimension.level().isPresent()
        ? dimension.code() + ".ancestor_id"
        : "f." + sourceColumn(dimension);
  }

  /** The ledger's column that a dimension reads. */
  static String sourceColumn(Dimension dimension) {
    return switch (dimension) {
      case COMPANY, DEPARTMENT, TEAM, UNIT -> "unit_id";
      case PERSON -> "person_id";
      case CUSTOMER -> "customer_id";
      case REGION, CHANNEL, PRODUCT_LINE, INDUSTRY, TIER, NEWNESS, NODE, REASON -> dimension.code();
      case YEAR, QUARTER, MONTH, WEEK, DAY -> "day";
    };
  }

  void join(Sql sql) {
    for (Dimension dimension : dimensions) {
      dimension.level().ifPresent(level -> join(sql, dimension, level));
    }
  }

  private void join(Sql sql, Dimension dimension, Unit.Level level) {
    List<Long> from = new ArrayList<>();
    List<Long> to = new ArrayList<>();
    for (Unit unit : units.depthFirst()) {
      units
          .ancestor(unit.id(), level)
          .ifPresent(ancestor -> {
            from.add(unit.id());
            to.add(ancestor.id());
          });
    }
    sql.add(" left join unnest(").numbers(from).add(", ").numbers(to);
    sql.add(
        ") as "
            + dimension.code()
            + "(unit_id, ancestor_id) on "
            + dimension.code()
            + ".unit_id = f.unit_id");
  }

  /** The dimension values of a row whose group columns begin at {@code first}. */
  List<Optional<Object>> values(Record row, int first) {
    List<Optional<Object>> values = new ArrayList<>(dimensions.size());
    for (int i = 0; i < dimensions.size(); i++) {
      values.add(Optional.ofNullable(row.get(first + i)));
    }
    return values;
  }
}
