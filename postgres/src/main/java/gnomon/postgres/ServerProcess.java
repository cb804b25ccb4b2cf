package gnomon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The life and end of a PostgreSQL process. {@link ProcessHandle} alone will not do: to it a zombie
 * is alive for as long as nobody buries it, which in a container may be for ever, and its {@code
 * onExit} reports through the common pool, where other work may block it.
 */
final class ServerProcess {

  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration WATCH = Duration.ofMillis(250);

  private ServerProcess() {}

  static boolean lives(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    var state = Path.of("/proc", Long.toString(process.pid()), "stat");
    if (!Files.exists(Path.of("/proc", "self"))) {
      return process.info().command().filter(name -> name.endsWith("/postgres")).isPresent();
    }
    try {
      var text = Files.readString(state);
      return text.contains(" (postgres) ") && !text.contains(" (postgres) Z");
    } catch (IOException e) {
      return false; // it has ended in between
    }
  }

  /** Waits for the end; false if it has not come within the limit. */
  static boolean endsWithin(ProcessHandle process, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (lives(process)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(STEP);
    }
    return true;
  }

  /** Completes with the value when the process has ended, whoever ended it. */
  static <T> CompletableFuture<T> afterEnd(ProcessHandle process, T value) {
    var end = new CompletableFuture<T>();
    Thread.ofVirtual()
        .name("watch-postgres")
        .start(() -> {
          while (lives(process)) {
            pause(WATCH);
          }
          end.complete(value);
        });
    return end;
  }

  static void pause() {
    pause(STEP);
  }

  private static void pause(Duration step) {
    try {
      Thread.sleep(step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresNotStarted("Interrupted while waiting for PostgreSQL", e);
    }
  }
}
