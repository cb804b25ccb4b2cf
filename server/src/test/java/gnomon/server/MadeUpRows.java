package gnomon.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts rows into any table, whatever its columns; foreign keys and triggers sleep meanwhile. */
final class MadeUpRows {

  private static final Pattern CHOICE = Pattern.compile("ARRAY\\['([^']*)'");

  private final Owner owner;

  MadeUpRows(Owner owner) {
    this.owner = owner;
  }

  /** Adds one row; {@code number} makes its keys different from those of other rows. */
  void add(Guard guard, int number, Map<String, String> given) {
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (List<String> column : columns(guard.table())) {
      String name = column.get(0);
      String value = given.getOrDefault(name, guard.values().get(name));
      boolean needed = column.get(2).equals("t");
      if (value != null || needed) {
        names.add('"' + name + '"');
        values.add(value != null ? value : valueFor(column.get(1), column.get(3), number));
      }
    }
    String insert =
        names.isEmpty()
            ? "insert into %s default values".formatted(guard.table())
            : "insert into %s (%s) values (%s)"
                .formatted(guard.table(), String.join(", ", names), String.join(", ", values));
    owner.work(connection -> {
      try (var statement = connection.createStatement()) {
        statement.execute("set session_replication_role = replica");
        return statement.execute(insert);
      }
    });
  }

  /** Name, type, whether a value is needed, and the column's own check. */
  private List<List<String>> columns(String table) {
    return owner.rows(
        """
        select a.attname, format_type(a.atttypid, null),
          a.attnotnull and not a.atthasdef and a.attidentity = '',
          (select string_agg(pg_get_constraintdef(c.oid), ' ') from pg_constraint c
           where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum])
        from pg_attribute a
        where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum
        """,
        table);
  }

  private static String valueFor(String type, String check, int number) {
    return switch (type) {
      case "bigint", "integer", "smallint", "numeric", "double precision" -> "" + number;
      case "text", "character varying", "character" -> word(check, number);
      case "date" -> "date '2017-03-01'";
      case "timestamp with time zone" -> "now()";
      case "boolean" -> "false";
      case "uuid" -> "gen_random_uuid()";
      case "bytea" -> "decode(lpad('%d', 2, '0'), 'hex')".formatted(number);
      case "jsonb" -> "'{}'";
      case "text[]", "bigint[]" -> "'{}'";
      default ->
          throw new AssertionError(
              "MadeUpRows knows no value of type " + type + ". Add one there.");
    };
  }

  private static String word(String check, int number) {
    Matcher choice = CHOICE.matcher(check);
    return choice.find() ? "'" + choice.group(1) + "'" : "'x" + number + "'";
  }
}
