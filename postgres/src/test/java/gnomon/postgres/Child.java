package gnomon.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A {@link LedgerWriter} in a JVM of its own, and everything it said. */
final class Child implements AutoCloseable {

  private static final long LIMIT_MILLIS = 30_000;

  private final Process process;
  private final List<String> said = new ArrayList<>();
  private final Thread listener;

  private Child(Process process) {
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
  }

  static Child start(Path dataFolder, Path binaries) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), dataFolder, binaries);
  }

  static Child start(List<String> prefix, String classPath, Path dataFolder, Path binaries)
      throws IOException {
    var command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            LedgerWriter.class.getName(),
            dataFolder.toString(),
            binaries.toString()));
    return new Child(
        new ProcessBuilder(command)
            .directory(dataFolder.toFile())
            .redirectErrorStream(true)
            .start());
  }

  /** Waits until the child has acknowledged this many rows more than before. */
  void awaitMoreAcks(int count) throws InterruptedException {
    int wanted = acknowledged().size() + count;
    await(lines -> acks(lines).size() >= wanted, wanted + " acknowledged rows");
  }

  void awaitLine(String line, int times) throws InterruptedException {
    await(lines -> lines.stream().filter(line::equals).count() >= times, line + " x " + times);
  }

  Set<Long> acknowledged() {
    synchronized (said) {
      return acks(said);
    }
  }

  /** As kill -9 does it; then everything that is still in the pipe is read. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    listener.join(LIMIT_MILLIS);
  }

  /** Ends the child in order and returns its exit code. */
  int end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    int exit = process.waitFor();
    listener.join(LIMIT_MILLIS);
    return exit;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    synchronized (said) {
      return String.join("\n", said.subList(Math.max(0, said.size() - 30), said.size()));
    }
  }

  private void await(Predicate<List<String>> condition, String wanted) throws InterruptedException {
    long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
    synchronized (said) {
      while (!condition.test(said)) {
        long left = deadline - System.currentTimeMillis();
        if (left <= 0 || !listener.isAlive()) {
          throw new AssertionError("The child never said " + wanted + ", but:\n" + this);
        }
        said.wait(Math.min(left, 500));
      }
    }
  }

  private void listen() {
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (said) {
          said.add(line);
          said.notifyAll();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<Long> acks(List<String> lines) {
    var numbers = new TreeSet<Long>();
    for (String line : lines) {
      if (line.startsWith("ack ")) {
        numbers.add(Long.valueOf(line.substring(4)));
      }
    }
    return numbers;
  }
}
