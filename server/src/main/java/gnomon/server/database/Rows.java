package gnomon.server.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement: every column travels as one array, which PostgreSQL unnests. COPY is
 * not open to roles under row-level security; this is, and costs one round trip for thousands.
 */
public final class Rows<R> {

  private static final String UNIT_SEPARATOR = "\u001f";

  private final List<R> rows;
  private final List<Column<R, ?>> columns = new ArrayList<>();

  private Rows(List<R> rows) {
    this.rows = rows;
  }

  public static <R> Rows<R> of(Collection<R> rows) {
    return new Rows<>(List.copyOf(rows));
  }

  private record Column<R, T>(
      String name,
      DataType<T> type,
      Function<? super R, ? extends @Nullable T> value,
      String expression) {

    @SuppressWarnings({"unchecked", "NullAway"}) // an array of T may hold nulls
    Field<T[]> array(List<R> rows) {
      T[] values = (T[]) java.lang.reflect.Array.newInstance(type.getType(), rows.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = value.apply(rows.get(i));
      }
      return DSL.val(values, type.array());
    }
  }

  public <T> Rows<R> with(Field<T> column, Function<? super R, ? extends @Nullable T> value) {
    columns.add(new Column<>(column.getName(), column.getDataType(), value, "u.%s"));
    return this;
  }

  /** A column of texts; arrays of arrays cannot be unnested, so the texts travel joined. */
  public Rows<R> withTexts(Field<String[]> column, Function<? super R, String[]> value) {
    columns.add(
        new Column<>(
            column.getName(),
            SQLDataType.CLOB,
            row -> String.join(UNIT_SEPARATOR, value.apply(row)),
            "string_to_array(u.%s, chr(31))"));
    return this;
  }

  public Rows<R> withJson(Field<JSONB> column, Function<? super R, String> value) {
    columns.add(new Column<>(column.getName(), SQLDataType.CLOB, value, "u.%s::jsonb"));
    return this;
  }

  /** Inserts all rows and returns what is asked of each. */
  public List<Record> insert(DSLContext dsl, Table<?> table, Field<?>... returning) {
    if (rows.isEmpty()) {
      return List.of();
    }
    String wanted =
        java.util.Arrays.stream(returning)
            .map(field -> quoted(field.getName()))
            .collect(Collectors.joining(", "));
    return dsl.fetch(
        "insert into %s (%s) select %s from %s%s"
            .formatted(
                quoted(table.getName()),
                names(),
                expressions(),
                unnest(),
                wanted.isEmpty() ? " returning 1" : " returning " + wanted),
        arrays());
  }

  /** Updates the rows that the key columns name; returns how many there were. */
  public int update(DSLContext dsl, Table<?> table, Field<?>... key) {
    if (rows.isEmpty()) {
      return 0;
    }
    List<String> keys = java.util.Arrays.stream(key).map(Field::getName).toList();
    String changes =
        columns.stream()
            .filter(column -> !keys.contains(column.name()))
            .map(column -> quoted(column.name()) + " = " + expression(column))
            .collect(Collectors.joining(", "));
    String same =
        keys.stream()
            .map(name -> "t.%s = u.%s".formatted(quoted(name), quoted(name)))
            .collect(Collectors.joining(" and "));
    return dsl.execute(
        "update %s as t set %s from %s where %s"
            .formatted(quoted(table.getName()), changes, unnest(), same),
        arrays());
  }

  private String names() {
    return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
  }

  private String expressions() {
    return columns.stream().map(Rows::expression).collect(Collectors.joining(", "));
  }

  private static String expression(Column<?, ?> column) {
    return column.expression().formatted(quoted(column.name()));
  }

  private String unnest() {
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      places.append(i == 0 ? "{" : ", {").append(i).append('}');
    }
    return "unnest(%s) as u (%s)".formatted(places, names());
  }

  private Field<?>[] arrays() {
    return columns.stream().map(column -> column.array(rows)).toArray(Field[]::new);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
