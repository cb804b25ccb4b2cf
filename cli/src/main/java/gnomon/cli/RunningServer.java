package gnomon.cli;

import gnomon.cli.Place.Opened;
import gnomon.postgres.EmbeddedPostgres;
import gnomon.postgres.PostgresNotStarted;
import gnomon.server.GnomonServer;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The server with its PostgreSQL in one process: PostgreSQL starts first and stops last. One
 * shutdown hook does both in order, since two would race.
 */
final class RunningServer implements AutoCloseable {

  private final Opened database;
  private final ConfigurableApplicationContext context;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private RunningServer(Opened database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /** Starts the web server. */
  static RunningServer serving(Opened database, Map<String, Object> properties) {
    RunningServer server = start(database, properties, WebApplicationType.SERVLET);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "gnomon-stop"));
    server.watchPostgres();
    return server;
  }

  /** The services without a socket, for a command; new entries are left to a running server. */
  static RunningServer working(Opened database) {
    return start(
        database, Map.of("gnomon.ledger.follow", !database.shared()), WebApplicationType.NONE);
  }

  private static RunningServer start(
      Opened database, Map<String, Object> properties, WebApplicationType type) {
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("gnomon.database.url", database.url());
    all.put("gnomon.database.owner", database.owner());
    all.put("gnomon.database.password", database.password());
    SpringApplication application = new SpringApplication(GnomonServer.class);
    application.setWebApplicationType(type);
    application.setDefaultProperties(all);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    try {
      return new RunningServer(database, application.run());
    } catch (RuntimeException fault) {
      database.close();
      throw fault;
    }
  }

  /** If PostgreSQL dies, it is started again; the pool finds its way back by itself. */
  private void watchPostgres() {
    EmbeddedPostgres postgres = database.postgres();
    if (postgres == null) {
      return;
    }
    Thread.ofVirtual()
        .name("gnomon-postgres-watch")
        .start(() -> {
          while (!closed.get() && pause()) {
            restartIfDead(postgres);
          }
        });
  }

  /** While there is no disk to start on, the next turn tries again. */
  private static void restartIfDead(EmbeddedPostgres postgres) {
    try {
      if (postgres.restartIfDead()) {
        System.err.println("PostgreSQL had stopped; it runs again.");
      }
    } catch (PostgresNotStarted | UncheckedIOException stillDead) {
      System.err.println("PostgreSQL does not start, trying again: " + stillDead.getMessage());
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(1_000);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  <T> T service(Class<T> type) {
    return context.getBean(type);
  }

  String environment(String property) {
    return context.getEnvironment().getRequiredProperty(property);
  }

  /** Waits until someone stops the server. */
  void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        context.close();
      } finally {
        database.close();
        stopped.countDown();
      }
    }
  }
}
