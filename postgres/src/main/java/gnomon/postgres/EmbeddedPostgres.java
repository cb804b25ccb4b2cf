package gnomon.postgres;

import gnomon.postgres.Postmaster.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL of one data folder.
 *
 * <p>Example: {@code try (var postgres = EmbeddedPostgres.start(folder)) {
 * postgres.createDatabase("gnomon"); connect(postgres.jdbcUrl("gnomon"), postgres.ownerName(),
 * postgres.ownerPassword()); }}
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private final String password;
  private final @Nullable Postmaster postmaster; // null: the server belongs to another process
  private final @Nullable FolderLock lock;
  private volatile Running running;
  private boolean closed;

  private EmbeddedPostgres(
      String password,
      @Nullable Postmaster postmaster,
      @Nullable FolderLock lock,
      Running running) {
    this.password = password;
    this.postmaster = postmaster;
    this.lock = lock;
    this.running = running;
  }

  /** Starts with {@link Options#standard()}. */
  public static EmbeddedPostgres start(Path dataFolder) {
    return start(dataFolder, Options.standard());
  }

  /**
   * Starts PostgreSQL in this folder, creating whatever is missing.
   *
   * @throws PostgresNotStarted if another process runs it there, the data is of another major
   *     version, or the server does not come up; the message says what to try
   */
  public static EmbeddedPostgres start(Path dataFolder, Options options) {
    try {
      var folder = Folder.create(dataFolder);
      var lock = FolderLock.take(folder);
      EmbeddedPostgres started = null;
      try {
        started = start(folder, options, lock);
        return started;
      } finally {
        if (started == null) {
          lock.release();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started in " + dataFolder, e);
    }
  }

  private static EmbeddedPostgres start(Folder folder, Options options, FolderLock lock)
      throws IOException {
    var shared = options.binaries();
    var binaries = Binaries.unpackedIn(shared == null ? folder.root() : shared, folder.account());
    Cluster.prepare(folder, binaries, options.durable());
    var password = Cluster.password(folder);
    var postmaster = new Postmaster(folder, binaries, options);
    var running = postmaster.start();
    folder.sweep(binaries);
    return new EmbeddedPostgres(password, postmaster, lock, running);
  }

  /**
   * The server that another process runs in this folder, for commands beside a running Gnomon.
   * Closing what is found leaves the server alone.
   */
  public static Optional<EmbeddedPostgres> find(Path dataFolder) {
    var root = dataFolder.resolve("postgres");
    if (!Files.isDirectory(root.resolve("data"))) {
      return Optional.empty();
    }
    try {
      var folder = new Folder(root.toRealPath(), new Account.Ourselves());
      var file = PostmasterFile.read(folder.data()).filter(PostmasterFile::isReady);
      var server = file.flatMap(found -> found.server(folder.data()));
      if (file.isEmpty() || server.isEmpty()) {
        return Optional.empty();
      }
      var found = new Running(server.get(), file.get().port());
      return Optional.of(new EmbeddedPostgres(Cluster.password(folder), null, null, found));
    } catch (IOException e) {
      throw new UncheckedIOException("The server of " + dataFolder + " cannot be looked up", e);
    }
  }

  /** The address of a database for the PostgreSQL driver; name and password go separately. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + checked(database);
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return running.port();
  }

  /** The superuser that owns everything. */
  public String ownerName() {
    return Cluster.OWNER;
  }

  /** The owner's random password. */
  public String ownerPassword() {
    return password;
  }

  /** Creates the database unless it exists. */
  public void createDatabase(String name) {
    var sql = "create database \"" + checked(name) + "\"";
    try (var connection =
            DriverManager.getConnection(jdbcUrl("postgres"), ownerName(), ownerPassword());
        var exists = connection.prepareStatement("select from pg_database where datname = ?");
        var create = connection.createStatement()) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        create.execute(sql);
      }
    } catch (SQLException e) {
      if (!"42P04".equals(e.getSQLState())) { // 42P04: somebody else has just created it
        throw new PostgresNotStarted("The database " + name + " could not be created", e);
      }
    }
  }

  /** Whether the server process lives. */
  public boolean isAlive() {
    return ServerProcess.lives(running.process());
  }

  /** Completes when the present server process ends, whether stopped or killed. */
  public CompletableFuture<EmbeddedPostgres> onExit() {
    return ServerProcess.afterEnd(running.process(), this);
  }

  /**
   * Starts the server again, on the same port, if it has died; for the watchdog of its owner.
   *
   * @return whether it had died and now runs again
   * @throws PostgresNotStarted if it does not come up, for example while the disk is full; calling
   *     again later is right
   */
  public synchronized boolean restartIfDead() {
    if (closed || postmaster == null || isAlive()) {
      return false;
    }
    try {
      running = postmaster.onPort(port()).start();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL has died and cannot be started again", e);
    }
  }

  /** Has the server stopped when this program ends, for commands that have no other last step. */
  public EmbeddedPostgres closedAtExit() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-postgres"));
    return this;
  }

  /** Stops the server and frees the folder; leaves a found server alone. */
  @Override
  public synchronized void close() {
    if (closed || postmaster == null || lock == null) {
      return;
    }
    closed = true;
    boolean interrupted = Thread.interrupted(); // stopping is the last thing to be cut short
    try {
      postmaster.stop(running.process());
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be stopped", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String checked(String database) {
    if (!database.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "The database name is '"
              + database
              + "'.\nMaybe use lower-case letters, digits and underscores, at most 63.");
    }
    return database;
  }
}
