package gnomon.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Migrates as the owner, then opens the application's own pool. */
@Configuration
class DatabaseConnection {

  static final String APPLICATION_ROLE = "gnomon_app";
  private static final int OLDEST_VERSION = 180_000;

  @Bean
  DataSource dataSource(DatabaseSettings settings) throws SQLException, GeneralSecurityException {
    String password = applicationPassword(settings.password());
    prepare(settings, password);
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("gnomon");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(APPLICATION_ROLE);
    pool.setPassword(password);
    pool.setMaximumPoolSize(settings.connectionsOrDefault());
    pool.setMinimumIdle(2);
    pool.setAutoCommit(true);
    pool.addDataSourceProperty("ApplicationName", "gnomon");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    return pool;
  }

  private static void prepare(DatabaseSettings settings, String password) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(settings.url(), settings.owner(), settings.password())) {
      requireVersion(connection);
    }
    Flyway.configure()
        .dataSource(settings.url(), settings.owner(), settings.password())
        .load()
        .migrate();
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.owner(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute("alter role gnomon_app login password '" + password + "'");
    }
  }

  private static void requireVersion(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var result = statement.executeQuery("show server_version_num")) {
      result.next();
      int version = result.getInt(1);
      if (version < OLDEST_VERSION) {
        throw new IllegalStateException(
            "This PostgreSQL is version %d.%d, Gnomon needs 18 or newer. Maybe leave out --db to use the embedded one."
                .formatted(version / 10_000, version % 10_000));
      }
    }
  }

  /** HMAC-SHA-256 of the role's name under the owner's password, in hexadecimal digits only. */
  static String applicationPassword(String ownerPassword) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(APPLICATION_ROLE.getBytes(StandardCharsets.UTF_8)));
  }
}
