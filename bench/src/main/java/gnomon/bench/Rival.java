package gnomon.bench;

import gnomon.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What someone would do by JDBC on the same database, one connection for each thread. */
final class Rival implements AutoCloseable {

  /** Work on a connection that stays open. */
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  private final List<Connection> open = new ArrayList<>();
  private final ThreadLocal<Connection> own;

  Rival(EmbeddedPostgres postgres) {
    own = ThreadLocal.withInitial(() -> connect(postgres));
  }

  private Connection connect(EmbeddedPostgres postgres) {
    try {
      Connection connection = BenchServer.owner(postgres);
      synchronized (open) {
        open.add(connection);
      }
      return connection;
    } catch (SQLException fault) {
      throw new IllegalStateException("No connection for the rival", fault);
    }
  }

  Timing time(int connections, int operations, Work work) throws Exception {
    Callable<Object> operation =
        () -> {
          work.on(own.get());
          return work;
        };
    Timing.of(connections, Math.max(connections, operations / 4), operation);
    return Timing.of(connections, operations, operation);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }
}
