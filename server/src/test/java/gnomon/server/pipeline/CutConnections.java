package gnomon.server.pipeline;

import gnomon.server.Owner;
import java.sql.SQLException;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Ends the server's side of a connection before one of the statements of this thread. */
final class CutConnections implements ExecuteListener {

  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<@Nullable Cut> NEXT = new ThreadLocal<>();

  private static final class Cut {
    private final Owner owner;
    private int left;

    Cut(Owner owner, int statement) {
      this.owner = owner;
      this.left = statement;
    }
  }

  /** Runs work whose connection ends before a statement; false if it has fewer statements. */
  static boolean before(int statement, Owner owner, Runnable work) {
    Cut cut = new Cut(owner, statement);
    NEXT.set(cut);
    try {
      work.run();
      return cut.left <= 0;
    } catch (RuntimeException broken) {
      if (cut.left > 0) {
        throw broken;
      }
      return true;
    } finally {
      NEXT.remove();
    }
  }

  @Override
  public void executeStart(ExecuteContext context) {
    Cut cut = NEXT.get();
    if (cut == null || --cut.left != 0) {
      return;
    }
    try {
      int backend = context.connection().unwrap(PGConnection.class).getBackendPID();
      cut.owner.one("select pg_terminate_backend(?, 5000)", backend);
    } catch (SQLException e) {
      throw new AssertionError("The connection has no backend to end", e);
    }
  }

  /** Puts it into the server. */
  @TestConfiguration
  static class InServer {
    @Bean
    ExecuteListenerProvider cutConnections() {
      return new DefaultExecuteListenerProvider(new CutConnections());
    }
  }
}
