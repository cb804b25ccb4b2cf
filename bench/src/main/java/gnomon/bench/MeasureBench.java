package gnomon.bench;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.server.access.Role;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.Organization;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Measure queries over HTTP, at growing sizes and 1 and 8 connections, beside plain SQL over the
 * entries on the same database. Run it with {@code ./gnomon bench measure}.
 *
 * <p>"computed" asks with the answer cache switched off, "kept" with it on. The rival has neither
 * HTTP nor JSON nor row scope: it is the statement that someone would write in a SQL tool.
 */
final class MeasureBench {

  private static final List<Long> SIZES = List.of(100_000L, 1_000_000L);
  private static final String RANGE = "from=" + BenchCompany.FIRST + "&to=" + BenchCompany.LAST;

  private MeasureBench() {}

  /** A question, and the SQL that answers it from the entries. */
  private record Question(String name, String path, String sql) {

    void bySql(Connection connection) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, BenchCompany.FIRST);
        statement.setObject(2, BenchCompany.LAST);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            rows.getLong("sum");
          }
        }
      }
    }
  }

  private static final List<Question> QUESTIONS =
      List.of(
          new Question(
              "quarter × region",
              "/api/measures/revenue/values?" + RANGE + "&by=quarter,region",
              "select date_trunc('quarter', day), region, sum(case kind when 'returned' then -amount else amount end)"
                  + " from ledger_entry where kind in ('signed', 'returned') and day between ? and ? group by 1, 2"),
          new Question(
              "by person",
              "/api/measures/revenue/values?" + RANGE + "&by=person",
              "select person_id, sum(case kind when 'returned' then -amount else amount end)"
                  + " from ledger_entry where kind in ('signed', 'returned') and day between ? and ? group by 1"));

  static void run(Path folder) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      BenchServer.createDatabase(postgres);
      System.out.println(
          "| entries | question | answered by | connections | p50 ms | p99 ms | per second | SQL p50 ÷ this |");
      System.out.println("|---|---|---|---|---|---|---|---|");
      long there = 0;
      for (long size : SIZES) {
        measure(postgres, there, size);
        there = size;
      }
    }
  }

  private static void measure(EmbeddedPostgres postgres, long from, long size) throws Exception {
    try (BenchServer server = BenchServer.start(postgres, 0);
        Rival rival = new Rival(postgres)) {
      if (from == 0) {
        BenchCompany.create(server.service(Organization.class));
      }
      try (Connection owner = BenchServer.owner(postgres)) {
        BenchCompany.fill(owner, from, size);
      }
      server.service(Follower.class).follow();
      for (Question question : QUESTIONS) {
        for (int connections : List.of(1, 8)) {
          Timing sql = rival.time(connections, 40, question::bySql);
          print(size, question, "plain SQL", connections, sql, sql);
          Timing computed = ask(server, question, connections, 200);
          print(size, question, "computed", connections, computed, sql);
        }
      }
    }
    try (BenchServer server = BenchServer.start(postgres, 1_000_000);
        Rival rival = new Rival(postgres)) {
      for (Question question : QUESTIONS) {
        for (int connections : List.of(1, 8)) {
          Timing sql = rival.time(connections, 40, question::bySql);
          Timing kept = ask(server, question, connections, 2_000);
          print(size, question, "kept", connections, kept, sql);
        }
      }
    }
  }

  private static Timing ask(BenchServer server, Question question, int connections, int operations)
      throws Exception {
    String token = server.token("bench", Role.EXECUTIVE, null);
    HttpRequest request = server.request(question.path(), token).build();
    return server.ask(connections, operations, () -> request);
  }

  private static void print(
      long size, Question question, String by, int connections, Timing timing, Timing sql) {
    System.out.printf(
        "| %,d | %s | %s | %d | %.2f | %.2f | %.0f | %.1f |%n",
        size,
        question.name(),
        by,
        connections,
        timing.p50(),
        timing.p99(),
        timing.perSecond(),
        sql.p50() / timing.p50());
  }
}
