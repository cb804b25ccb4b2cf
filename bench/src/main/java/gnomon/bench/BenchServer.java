package gnomon.bench;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.server.GnomonServer;
import gnomon.server.access.Account;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server on a database of its own, asked over HTTP. */
final class BenchServer implements AutoCloseable {

  private static final String DATABASE = "gnomon";

  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  private BenchServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @param keptRows rows that the cache of answers may keep; 0 switches it off
   */
  static BenchServer start(EmbeddedPostgres postgres, long keptRows) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", 0);
    properties.put("server.address", "localhost");
    properties.put("gnomon.measure.kept-rows", keptRows);
    properties.put("gnomon.database.url", postgres.jdbcUrl(DATABASE));
    properties.put("gnomon.database.owner", postgres.ownerName());
    properties.put("gnomon.database.password", postgres.ownerPassword());
    SpringApplication application = new SpringApplication(GnomonServer.class);
    application.setDefaultProperties(properties);
    return new BenchServer(application.run());
  }

  /** A connection of the schema's owner, whom no row policy holds back. */
  static Connection owner(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl(DATABASE), postgres.ownerName(), postgres.ownerPassword());
  }

  static void createDatabase(EmbeddedPostgres postgres) {
    postgres.createDatabase(DATABASE);
  }

  <T> T service(Class<T> type) {
    return context.getBean(type);
  }

  /** A token of an account, which is made if there is none yet. */
  String token(String username, Role role, @Nullable Long personId) {
    Accounts accounts = service(Accounts.class);
    Account account =
        accounts
            .find(username)
            .orElseGet(() ->
                accounts.create(
                    new NewAccount(
                        username, username, "bench-bench", Set.of(role), personId, "en")));
    return accounts.issueToken(account, UUID.randomUUID(), "bench").token();
  }

  HttpRequest.Builder request(String path, String token) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  String answer(HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException("Answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Asks again and again; a quarter as often before, to warm up. */
  Timing ask(int connections, int operations, Supplier<HttpRequest> requests) throws Exception {
    Callable<Object> operation = () -> answer(requests.get());
    Timing.of(connections, Math.max(connections, operations / 4), operation);
    return Timing.of(connections, operations, operation);
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
