package gnomon.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The program that the crash tests kill. It runs PostgreSQL on a data folder, writes numbered rows
 * one commit at a time and prints "ack n" only after the commit of row n. When its server dies it
 * starts it again, as Gnomon's watchdog does. It ends when its input ends.
 */
final class LedgerWriter {

  private LedgerWriter() {}

  /** Arguments: the data folder, the folder of shared programs. */
  public static void main(String[] arguments) throws IOException {
    var options = Options.standard().withBinaries(Path.of(arguments[1]));
    try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), options)) {
      postgres.createDatabase("ledger");
      var ended = new AtomicBoolean();
      var writer = Thread.ofPlatform().start(() -> write(postgres, ended));
      while (System.in.read() >= 0) {
        // only the end of the input counts
      }
      ended.set(true);
      join(writer);
    }
    System.out.println("stopped");
  }

  private static void write(EmbeddedPostgres postgres, AtomicBoolean ended) {
    long next = 1;
    while (!ended.get()) {
      try (var connection = Sql.connect(postgres, "ledger");
          var statement = connection.createStatement()) {
        statement.execute("create table if not exists entry (number bigint not null)");
        next = Math.max(next, lastNumber(postgres) + 1);
        while (!ended.get()) {
          long number = next++; // an error leaves this row's fate unknown, so it is not repeated
          statement.execute("insert into entry values (" + number + ")");
          System.out.println("ack " + number);
        }
      } catch (SQLException e) {
        awaitServer(postgres);
      }
    }
  }

  private static long lastNumber(EmbeddedPostgres postgres) throws SQLException {
    var last = Sql.ask(postgres, "ledger", "select coalesce(max(number), 0) from entry");
    return Long.parseLong(last.getFirst());
  }

  private static void awaitServer(EmbeddedPostgres postgres) {
    if (postgres.restartIfDead()) {
      System.out.println("restarted");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
