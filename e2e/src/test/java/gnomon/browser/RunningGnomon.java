package gnomon.browser;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.server.GnomonServer;
import gnomon.server.access.Accounts;
import gnomon.server.demo.DemoCompany;
import gnomon.server.demo.DemoOptions;
import gnomon.server.demo.SampleCompany;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server with a company of its own, on the PostgreSQL of this test run. */
final class RunningGnomon implements AutoCloseable {

  static final LocalDate TODAY = LocalDate.of(2017, 10, 1);
  static final String PASSWORD = "a measure makes distance visible";

  private final ConfigurableApplicationContext context;

  private RunningGnomon(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Nobody can sign in yet: its first administrator comes by the one-time link. */
  static RunningGnomon empty(EmbeddedPostgres postgres, String database) {
    return on(postgres, database, TODAY);
  }

  /** A server on a company that may be there already, on a day. */
  static RunningGnomon on(EmbeddedPostgres postgres, String database, LocalDate today) {
    postgres.createDatabase(database);
    SpringApplication application = new SpringApplication(GnomonServer.class);
    Map<String, Object> properties = new HashMap<>();
    properties.put("gnomon.database.url", postgres.jdbcUrl(database));
    properties.put("gnomon.database.owner", postgres.ownerName());
    properties.put("gnomon.database.password", postgres.ownerPassword());
    properties.put("gnomon.database.connections", 6);
    properties.put("gnomon.today", today.toString());
    properties.put("server.address", "localhost");
    properties.put("server.port", 0);
    application.setDefaultProperties(properties);
    application.setLogStartupInfo(false);
    return new RunningGnomon(application.run());
  }

  /** The sample company with its plan and an account for each role. */
  static RunningGnomon demo(EmbeddedPostgres postgres) {
    RunningGnomon gnomon = empty(postgres, "demo");
    gnomon.service(SampleCompany.class).load(PASSWORD, (_, _, _) -> true);
    return gnomon;
  }

  /** The demo company up to a day. */
  static RunningGnomon group(EmbeddedPostgres postgres, LocalDate today) {
    RunningGnomon gnomon = on(postgres, "group", today);
    gnomon.service(DemoCompany.class).load(DemoOptions.of(1, 1), PASSWORD, (_, _, _) -> true);
    return gnomon;
  }

  String address() {
    return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  <T> T service(Class<T> type) {
    return context.getBean(type);
  }

  /** A token of this account, for requests beside the browser. */
  String token(String username) {
    Accounts accounts = service(Accounts.class);
    return accounts
        .issueToken(accounts.find(username).orElseThrow(), UUID.randomUUID(), "test")
        .token();
  }

  @Override
  public void close() {
    context.close();
  }
}
