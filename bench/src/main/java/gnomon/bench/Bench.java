package gnomon.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Runs the benches that are named, or all: {@code ./gnomon bench [measure|funnel|activity]}. */
public final class Bench {

  private static final List<String> ALL = List.of("measure", "funnel", "activity");

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        arguments.length == 0 || arguments[0].equals("all") ? ALL : List.of(arguments);
    for (String name : wanted) {
      switch (name) {
        case "measure" -> MeasureBench.run();
        case "funnel" -> FunnelBench.run();
        case "activity" -> ActivityBench.run();
        default ->
            throw new IllegalArgumentException(
                "There is no bench \"%s\". Maybe one of %s.".formatted(name, ALL));
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
}
