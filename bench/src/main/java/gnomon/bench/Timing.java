package gnomon.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Closed-loop timing of one operation: each connection asks again as soon as it has its answer.
 *
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param perSecond operations of all connections together
 */
record Timing(double p50, double p99, double perSecond) {

  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** At most so many operations, and none is begun after a minute. */
  static Timing of(int connections, int operations, Callable<?> operation)
      throws InterruptedException, ExecutionException {
    int each = Math.max(1, operations / connections);
    long[][] nanos = new long[connections][];
    long started = System.nanoTime();
    long until = started + PATIENCE_NANOS;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      var running =
          IntStream.range(0, connections)
              .<Future<?>>mapToObj(connection ->
                  threads.submit(() -> nanos[connection] = ask(operation, each, until)))
              .toList();
      for (Future<?> one : running) {
        one.get();
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    long[] sorted = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
    return new Timing(at(sorted, 0.50), at(sorted, 0.99), sorted.length / seconds);
  }

  private static long[] ask(Callable<?> operation, int most, long until) throws Exception {
    long[] nanos = new long[most];
    int done = 0;
    do {
      long before = System.nanoTime();
      operation.call();
      nanos[done++] = System.nanoTime() - before;
    } while (done < most && System.nanoTime() < until);
    return Arrays.copyOf(nanos, done);
  }

  private static double at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }
}
