package gnomon.server;

import gnomon.postgres.EmbeddedPostgres;
import gnomon.postgres.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * One real PostgreSQL for each test JVM; every test class gets a database of its own, copied from a
 * migrated template.
 */
public final class TestDatabase {

  private static final EmbeddedPostgres POSTGRES = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      Path folder = Files.createTempDirectory("gnomon-test");
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(
              folder,
              Options.fastForTests().withBinaries(Path.of("target", "postgres").toAbsolutePath()));
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      postgres.createDatabase("template");
      Flyway.configure()
          .dataSource(postgres.jdbcUrl("template"), postgres.ownerName(), postgres.ownerPassword())
          .load()
          .migrate();
      return postgres;
    } catch (Exception e) {
      throw new IllegalStateException("The test database does not start", e);
    }
  }

  /** The address of a fresh, migrated, empty database. */
  public static synchronized String fresh() {
    String name = "test_" + NUMBER.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(POSTGRES.jdbcUrl("postgres"), owner(), password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template template");
    } catch (SQLException e) {
      throw new IllegalStateException("No fresh test database", e);
    }
    return POSTGRES.jdbcUrl(name);
  }

  public static String owner() {
    return POSTGRES.ownerName();
  }

  public static String password() {
    return POSTGRES.ownerPassword();
  }
}
