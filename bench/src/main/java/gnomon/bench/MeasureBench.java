package gnomon.bench;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.server.GnomonServer;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.Organization;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measure queries over HTTP, at growing sizes and 1 and 8 connections, beside plain SQL over the
 * entries on the same database. Run it with {@code ./gnomon bench}.
 *
 * <p>"computed" asks with the answer cache switched off, "kept" with it on. The rival has neither
 * HTTP nor JSON nor row scope: it is the statement that someone would write in a SQL tool.
 */
public final class MeasureBench {

  private static final List<Long> SIZES = List.of(100_000L, 1_000_000L);
  private static final String RANGE = "from=" + BenchCompany.FIRST + "&to=" + BenchCompany.LAST;

  private MeasureBench() {}

  /** A question, and the SQL that answers it from the entries. */
  private record Question(String name, String path, String sql) {}

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

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("gnomon-bench");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      postgres.createDatabase("gnomon");
      System.out.println(
          "| entries | question | answered by | connections | p50 ms | p99 ms | per second | SQL p50 ÷ this |");
      System.out.println("|---|---|---|---|---|---|---|---|");
      long there = 0;
      for (long size : SIZES) {
        measure(postgres, there, size);
        there = size;
      }
      System.out.printf(
          "%nload average %.1f, %d processors, Java %s%n",
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version());
    }
  }

  private static void measure(EmbeddedPostgres postgres, long from, long size) throws Exception {
    String token;
    try (ConfigurableApplicationContext server = start(postgres, 0)) {
      token = prepare(server, from == 0);
      try (Connection owner = owner(postgres)) {
        BenchCompany.fill(owner, from, size);
      }
      server.getBean(Follower.class).follow();
      for (Question question : QUESTIONS) {
        for (int connections : List.of(1, 8)) {
          Timing sql = rival(postgres, question, connections);
          print(size, question, "plain SQL", connections, sql, sql);
          Timing computed = ask(server, token, question, connections, 200);
          print(size, question, "computed", connections, computed, sql);
        }
      }
    }
    try (ConfigurableApplicationContext server = start(postgres, 1_000_000)) {
      for (Question question : QUESTIONS) {
        for (int connections : List.of(1, 8)) {
          Timing sql = rival(postgres, question, connections);
          print(
              size,
              question,
              "kept",
              connections,
              ask(server, token, question, connections, 2_000),
              sql);
        }
      }
    }
  }

  private static ConfigurableApplicationContext start(EmbeddedPostgres postgres, long keptRows) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", 0);
    properties.put("server.address", "localhost");
    properties.put("gnomon.measure.kept-rows", keptRows);
    properties.put("gnomon.database.url", postgres.jdbcUrl("gnomon"));
    properties.put("gnomon.database.owner", postgres.ownerName());
    properties.put("gnomon.database.password", postgres.ownerPassword());
    SpringApplication application = new SpringApplication(GnomonServer.class);
    application.setDefaultProperties(properties);
    return application.run();
  }

  private static String prepare(ConfigurableApplicationContext server, boolean first) {
    Accounts accounts = server.getBean(Accounts.class);
    if (first) {
      BenchCompany.create(server.getBean(Organization.class));
      accounts.create(
          new NewAccount("bench", "Bench", "bench-bench", Set.of(Role.EXECUTIVE), null, "en"));
    }
    return accounts
        .issueToken(accounts.find("bench").orElseThrow(), UUID.randomUUID(), "bench")
        .token();
  }

  private static Connection owner(EmbeddedPostgres postgres) throws Exception {
    return DriverManager.getConnection(
        postgres.jdbcUrl("gnomon"), postgres.ownerName(), postgres.ownerPassword());
  }

  private static Timing ask(
      ConfigurableApplicationContext server,
      String token,
      Question question,
      int connections,
      int operations)
      throws Exception {
    String port = server.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + question.path()))
            .header("Authorization", "Bearer " + token)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Callable<Object> operation =
          () -> {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
              throw new IllegalStateException("Answered " + answer.statusCode());
            }
            return answer;
          };
      Timing.of(connections, operations / 4, operation);
      return Timing.of(connections, operations, operation);
    }
  }

  private static Timing rival(EmbeddedPostgres postgres, Question question, int connections)
      throws Exception {
    ThreadLocal<Connection> own =
        ThreadLocal.withInitial(() -> {
          try {
            return owner(postgres);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    Callable<Object> operation =
        () -> {
          try (PreparedStatement statement = own.get().prepareStatement(question.sql())) {
            statement.setObject(1, BenchCompany.FIRST);
            statement.setObject(2, BenchCompany.LAST);
            long sum = 0;
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                sum += rows.getLong("sum");
              }
            }
            return sum;
          }
        };
    return Timing.of(connections, 40, operation);
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
