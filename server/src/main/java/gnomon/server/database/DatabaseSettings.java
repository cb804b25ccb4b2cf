package gnomon.server.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where PostgreSQL is and the account that owns the schema. The owner migrates; the application
 * itself signs in as {@code gnomon_app}, whose password is derived from the owner's, so that every
 * server process of one database agrees on it without storing a second secret.
 *
 * @param url JDBC address of the database
 * @param owner account that owns the schema
 * @param password the owner's password
 * @param connections largest number of connections of this process
 */
@ConfigurationProperties("gnomon.database")
public record DatabaseSettings(
    String url, String owner, String password, @Nullable Integer connections) {

  public int connectionsOrDefault() {
    return connections == null ? 16 : connections;
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, owner=%s]".formatted(url, owner);
  }
}
