package gnomon.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The owner of the schema, whom row-level security does not bind: sets scenes and looks behind. */
public final class Owner {

  /** What a signed-in visitor may leave behind even when refused. */
  private static final List<String> NOT_BUSINESS =
      List.of("spring_session", "spring_session_attributes", "access_failed_sign_in");

  private final String url;

  public Owner(String url) {
    this.url = url;
  }

  /** One work on one connection. */
  public interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  public <T extends @Nullable Object> T work(Work<T> work) {
    try (Connection connection =
        DriverManager.getConnection(url, TestDatabase.owner(), TestDatabase.password())) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  public int execute(String sql, @Nullable Object... values) {
    return work(connection -> {
      try (PreparedStatement statement = prepared(connection, sql, values)) {
        return statement.execute() ? 0 : statement.getUpdateCount();
      }
    });
  }

  /** The rows, each column as text. */
  public List<List<String>> rows(String sql, @Nullable Object... values) {
    return work(connection -> {
      try (PreparedStatement statement = prepared(connection, sql, values);
          ResultSet result = statement.executeQuery()) {
        List<List<String>> rows = new ArrayList<>();
        while (result.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.add(String.valueOf(result.getString(i)));
          }
          rows.add(row);
        }
        return rows;
      }
    });
  }

  public String one(String sql, @Nullable Object... values) {
    return rows(sql, values).getFirst().getFirst();
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  public List<String> tables() {
    return rows(
            "select relname from pg_class c where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p', 'v', 'm', 'f') order by 1")
        .stream()
        .map(List::getFirst)
        .toList();
  }

  /** A digest of all business tables. */
  public String digest() {
    String parts =
        tables().stream()
            .filter(table -> !NOT_BUSINESS.contains(table))
            .map("(select string_agg(t::text, ';' order by t::text) from %s t)"::formatted)
            .collect(Collectors.joining(", "));
    return one("select md5(concat_ws('|', " + parts + "))");
  }
}
