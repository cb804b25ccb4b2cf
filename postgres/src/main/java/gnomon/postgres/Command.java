package gnomon.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One outside program, run to its end.
 *
 * @param exit the exit code, 0 for success
 * @param output everything it printed
 */
record Command(int exit, String output) {

  static final File NOTHING = new File("/dev/null");

  /** Runs the program in a folder and waits for it; the program's output must end with it. */
  static Command run(Path folder, List<String> command) throws IOException {
    var process = builder(folder, command).redirectErrorStream(true).redirectInput(NOTHING).start();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor(), text.strip());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new PostgresNotStarted("Interrupted while waiting for " + command.getFirst(), e);
    }
  }

  /** Whether the program exists and ends well. */
  static boolean succeeds(List<String> command) {
    try {
      return run(Path.of("/"), command).exit == 0;
    } catch (IOException e) {
      return false; // the program does not exist here, which is the answer
    }
  }

  static int number(String... command) throws IOException {
    var result = run(Path.of("/"), List.of(command));
    if (result.exit != 0 || !result.output.matches("\\d+")) {
      throw new IOException(String.join(" ", command) + " answered: " + result.output);
    }
    return Integer.parseInt(result.output);
  }

  /** PG… variables of the caller would redirect our server; the locale keeps messages readable. */
  static ProcessBuilder builder(Path folder, List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }
}
