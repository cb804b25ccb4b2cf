package gnomon.cli;

import gnomon.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which company a command works on: a data folder, or a PostgreSQL of its own. */
final class Place {

  private static final String DATABASE = "gnomon";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = {
        "Folder that holds the company and its PostgreSQL.",
        "Else: your own (~/.local/share/gnomon); demo, and commands while there is no other: the demo's."
      })
  @Nullable Path data;

  @Option(
      names = "--db",
      paramLabel = "JDBC-URL",
      description = {
        "Use this PostgreSQL (18 or newer) instead of the embedded one:",
        "jdbc:postgresql://host/database?user=NAME&password=…",
        "The account must own the database and may create roles."
      })
  @Nullable String db;

  /** A database to work on; closing it stops PostgreSQL if this process started it. */
  record Opened(
      String url,
      String owner,
      String password,
      @Nullable EmbeddedPostgres postgres,
      boolean shared)
      implements AutoCloseable {
    @Override
    public void close() {
      if (postgres != null) {
        postgres.close();
      }
    }
  }

  Path folder(Path otherwise) {
    return data == null ? otherwise : data;
  }

  boolean isExternal() {
    return db != null;
  }

  /** Opens the database for a server, which must be the only one on its folder. */
  Opened open(Path folder) throws IOException {
    if (db != null) {
      return external(db);
    }
    return embedded(EmbeddedPostgres.start(folder), false);
  }

  /** Opens the database for a command, also while a server runs on it. */
  Opened join(Path folder) throws IOException {
    if (db != null) {
      return external(db);
    }
    if (!Files.exists(folder)) {
      throw new InputRefused(
          "There is no data folder %s. Maybe start a server first, or name the folder with --data."
              .formatted(folder));
    }
    Optional<EmbeddedPostgres> running = EmbeddedPostgres.find(folder);
    return running.isPresent()
        ? embedded(running.get(), true)
        : embedded(EmbeddedPostgres.start(folder), false);
  }

  private static Opened embedded(EmbeddedPostgres postgres, boolean shared) {
    if (!shared) {
      postgres.createDatabase(DATABASE);
    }
    return new Opened(
        postgres.jdbcUrl(DATABASE),
        postgres.ownerName(),
        postgres.ownerPassword(),
        postgres,
        shared);
  }

  private static Opened external(String url) {
    if (!url.startsWith("jdbc:postgresql://")) {
      throw new InputRefused(
          "\"%s\" is not an address of a PostgreSQL. Write it like jdbc:postgresql://host/database?user=NAME&password=…"
              .formatted(url));
    }
    URI address = URI.create(url.substring("jdbc:".length()));
    Map<String, String> parameters = parameters(address.getRawQuery());
    String user = parameters.remove("user");
    String password = parameters.remove("password");
    if (user == null || password == null) {
      throw new InputRefused(
          "--db needs the account that owns the database: add ?user=NAME&password=… to the address.");
    }
    return new Opened(withParameters(url, parameters), user, password, null, true);
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> found = new HashMap<>();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          found.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return found;
  }

  private static String decoded(String value) {
    return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String withParameters(String url, Map<String, String> parameters) {
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    String rest =
        String.join(
            "&",
            parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList());
    return rest.isEmpty() ? address : address + "?" + rest;
  }
}
