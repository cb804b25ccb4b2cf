package gnomon.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts the server once on an empty database and asks it for a page, so that the JVM can write
 * down what it loaded (JEP 514). Later starts take a third of the time. The launcher names the
 * file; a stale one is ignored by the JVM.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("gnomon-warm-up");
    Place.Opened database = new Place().open(folder);
    if (database.postgres() != null) {
      database.postgres().closedAtExit();
    }
    try (RunningServer server =
        RunningServer.serving(database, Map.of("server.port", 0, "server.address", "localhost"))) {
      String port = server.environment("local.server.port");
      try (HttpClient client = HttpClient.newHttpClient()) {
        for (String path : List.of("/", "/api/setup", "/api/session")) {
          client.send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
              HttpResponse.BodyHandlers.discarding());
        }
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Runs the warm-up in a JVM of its own, beside the server, unless its file is there already. */
  static void inBackground() {
    String cache = System.getProperty("gnomon.aot", "");
    String jar = System.getProperty("java.class.path");
    if (cache.isEmpty() || Files.exists(Path.of(cache)) || !jar.endsWith(".jar")) {
      return;
    }
    Thread.ofVirtual().start(() -> run(Path.of(cache), jar));
  }

  private static void run(Path cache, String jar) {
    Path growing = cache.resolveSibling(cache.getFileName() + ".new");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:AOTCacheOutput=" + growing,
                  "-Xlog:disable",
                  "-jar",
                  jar,
                  "warm-up")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      if (process.waitFor() == 0 && Files.exists(growing)) {
        Files.move(growing, cache, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      System.err.println("Later starts will take longer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
