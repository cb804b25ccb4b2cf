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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The funnel of a year over HTTP at a million deals, beside plain SQL over the same facts on the
 * same database. Both must count the same cases, or the bench stops. Run it with {@code ./gnomon
 * bench funnel}.
 */
final class FunnelBench {

  private static final long DEALS = Long.getLong("gnomon.bench.deals", 1_000_000L);
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);
  private static final String RANGE = "from=" + FROM + "&to=" + TO;

  private FunnelBench() {}

  /** A question, the SQL statements that answer it, and how often each side is asked. */
  private record Question(
      String name, String path, List<String> sql, int sqlOperations, int operations) {

    void bySql(Connection connection) throws SQLException {
      for (String statement : sql) {
        rows(connection, statement);
      }
    }
  }

  /** Cases of a year by node, how far their deals came since, and how long the nodes took. */
  private static final String CASES =
      """
      with nodes as (select array['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales'] as names),
      cases as (
        select deal_id, %s array_position(names, node) as at from ledger_entry, nodes
        where kind = 'node_entered' and day between ? and ?),
      came as (
        select deal_id, max(array_position(names, node)) filter (where kind = 'node_entered') as furthest,
               bool_or(kind = 'deal_lost') as lost
        from ledger_entry, nodes
        where kind in ('node_entered', 'deal_lost') and deal_id in (select deal_id from cases) group by deal_id)
      select %s at, count(*) as entered, count(*) filter (where furthest > at) as forward,
             count(*) filter (where lost and furthest = at) as lost
      from cases join came using (deal_id) group by %s at order by %s at
      """;

  private static final String STAYS =
      """
      select node, avg(seconds), percentile_cont(0.5) within group (order by seconds),
             percentile_cont(0.9) within group (order by seconds), count(*)
      from ledger_entry where kind = 'node_left' and day between ? and ? group by node
      """;

  private static final String WON =
      """
      select count(*) filter (where kind = 'deal_won'), avg(amount) filter (where kind = 'signed')
      from ledger_entry where kind in ('deal_won', 'signed') and day between ? and ?
      """;

  private static final Question FUNNEL =
      new Question(
          "funnel of a year",
          "/api/funnel?" + RANGE,
          List.of(CASES.formatted("", "", "", ""), STAYS, WON),
          12,
          100);
  private static final Question BY_PERSON =
      new Question(
          "conversion by node and person",
          "/api/measures/conversion/values?" + RANGE + "&by=node,person",
          List.of(CASES.formatted("person_id,", "person_id,", "person_id,", "person_id,")),
          12,
          100);

  static void run(Path folder) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      BenchServer.createDatabase(postgres);
      try (BenchServer server = BenchServer.start(postgres, 0)) {
        prepare(postgres, server);
        agree(postgres, server);
      }
      System.out.println(
          "| deals | question | answered by | connections | p50 ms | p99 ms | per second | SQL p50 ÷ this |");
      System.out.println("|---|---|---|---|---|---|---|---|");
      for (Question question : List.of(FUNNEL, BY_PERSON)) {
        for (int connections : List.of(1, 8)) {
          measure(postgres, question, connections);
        }
      }
    }
  }

  private static void prepare(EmbeddedPostgres postgres, BenchServer server) throws Exception {
    BenchCompany.create(server.service(Organization.class));
    long started = System.nanoTime();
    try (Connection owner = BenchServer.owner(postgres)) {
      BenchDeals.fill(owner, DEALS);
    }
    long filled = System.nanoTime();
    server.service(Follower.class).follow();
    try (Connection owner = BenchServer.owner(postgres)) {
      owner.createStatement().execute("vacuum analyze");
    }
    System.out.printf(
        "%,d deals: facts written in %.0f s, folded into cells in %.0f s%n%n",
        DEALS, (filled - started) / 1e9, (System.nanoTime() - filled) / 1e9);
  }

  /** The ratios mean nothing unless both sides say the same. */
  private static void agree(EmbeddedPostgres postgres, BenchServer server) throws Exception {
    String token = server.token("bench", Role.EXECUTIVE, null);
    JsonNode answer =
        JsonMapper.builder()
            .build()
            .readTree(server.answer(server.request(FUNNEL.path(), token).build()));
    List<String> ours = new ArrayList<>();
    for (JsonNode node : answer.get("nodes")) {
      ours.add(
          "%d entered, %d forward, %d lost"
              .formatted(
                  node.get("entered").asLong(),
                  node.get("forward").asLong(),
                  node.get("lost").asLong()));
    }
    List<String> theirs = new ArrayList<>();
    try (Connection owner = BenchServer.owner(postgres)) {
      for (List<Object> row : rows(owner, FUNNEL.sql().getFirst())) {
        theirs.add("%s entered, %s forward, %s lost".formatted(row.get(1), row.get(2), row.get(3)));
      }
    }
    // The last node is the end: what enters it is won, and counts as having come through.
    if (!ours.subList(0, 5).equals(theirs.subList(0, 5))) {
      throw new IllegalStateException("Gnomon says %s, SQL says %s".formatted(ours, theirs));
    }
  }

  private static void measure(EmbeddedPostgres postgres, Question question, int connections)
      throws Exception {
    Timing sql;
    try (Rival rival = new Rival(postgres)) {
      sql = rival.time(connections, question.sqlOperations(), question::bySql);
    }
    print(question, "plain SQL", connections, sql, sql);
    ask(postgres, question, connections, sql, "computed", 0);
    ask(postgres, question, connections, sql, "kept", 1_000_000);
  }

  private static void ask(
      EmbeddedPostgres postgres,
      Question question,
      int connections,
      Timing sql,
      String by,
      long keptRows)
      throws Exception {
    try (BenchServer server = BenchServer.start(postgres, keptRows)) {
      HttpRequest request =
          server.request(question.path(), server.token("bench", Role.EXECUTIVE, null)).build();
      int operations = keptRows == 0 ? question.operations() : 20 * question.operations();
      print(question, by, connections, server.ask(connections, operations, () -> request), sql);
    }
  }

  private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
    List<List<Object>> all = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, FROM);
      statement.setObject(2, TO);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          List<Object> row = new ArrayList<>();
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.add(String.valueOf(rows.getObject(column)));
          }
          all.add(row);
        }
      }
    }
    return all;
  }

  private static void print(
      Question question, String by, int connections, Timing timing, Timing sql) {
    System.out.printf(
        "| %,d | %s | %s | %d | %.2f | %.2f | %.1f | %.1f |%n",
        DEALS,
        question.name(),
        by,
        connections,
        timing.p50(),
        timing.p99(),
        timing.perSecond(),
        sql.p50() / timing.p50());
  }
}
