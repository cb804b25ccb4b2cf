package gnomon.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Connections and one-line questions to an embedded server. */
final class Sql {

  private Sql() {}

  static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(database), postgres.ownerName(), postgres.ownerPassword());
  }

  static void run(EmbeddedPostgres postgres, String database, String sql) throws SQLException {
    try (var connection = connect(postgres, database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of every row. */
  static List<String> ask(EmbeddedPostgres postgres, String database, String sql)
      throws SQLException {
    try (var connection = connect(postgres, database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var answers = new ArrayList<String>();
      while (rows.next()) {
        answers.add(rows.getString(1));
      }
      return answers;
    }
  }

  static String setting(EmbeddedPostgres postgres, String name) throws SQLException {
    return ask(postgres, "postgres", "select current_setting('" + name + "')").getFirst();
  }
}
