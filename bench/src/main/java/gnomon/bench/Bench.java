package gnomon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the benches that are named, or all: {@code ./gnomon bench [measure|funnel|activity]}. */
public final class Bench {

  private static final List<String> ALL = List.of("measure", "funnel", "activity");

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        arguments.length == 0 || arguments[0].equals("all") ? ALL : List.of(arguments);
    for (String name : wanted) {
      Path folder = Files.createTempDirectory("gnomon-bench");
      try {
        run(name, folder);
      } finally {
        delete(folder);
      }
      System.out.printf(
          "%n%s: %s, load average %.1f, %d processors, Java %s%n%n",
          name,
          LocalDate.now(ZoneOffset.UTC),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          Runtime.version());
    }
  }

  private static void run(String name, Path folder) throws Exception {
    switch (name) {
      case "measure" -> MeasureBench.run(folder);
      case "funnel" -> FunnelBench.run(folder);
      case "activity" -> ActivityBench.run(folder);
      default ->
          throw new IllegalArgumentException(
              "There is no bench \"%s\". Maybe one of %s.".formatted(name, ALL));
    }
  }

  /** A database of a million deals is gigabytes. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
