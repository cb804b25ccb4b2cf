package gnomon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a PostgreSQL server writes about itself into its data folder, as {@code postmaster.pid}. The
 * file outlives a killed server, so its process number may by now be dead, or be somebody else's.
 *
 * @param pid the server's process
 * @param data the data folder as the server was told
 * @param port the TCP port, 0 while not yet written
 * @param status "starting", "ready", "stopping", or empty while not yet written
 */
record PostmasterFile(long pid, Path data, int port, String status) {

  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty when there is none, or when it is only being written. */
  static Optional<PostmasterFile> read(Path data) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(in(data));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() < 2 || !lines.getFirst().strip().matches("-?\\d+")) {
      return Optional.empty();
    }
    return Optional.of(
        new PostmasterFile(
            Long.parseLong(lines.getFirst().strip()),
            Path.of(lines.get(1)),
            lines.size() > 3 && lines.get(3).matches("\\d+") ? Integer.parseInt(lines.get(3)) : 0,
            lines.size() > 7 ? lines.get(7).strip() : ""));
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /** The server process, if it is alive and works on this data folder. */
  Optional<ProcessHandle> server(Path folder) {
    return ProcessHandle.of(pid)
        .filter(ServerProcess::lives)
        .filter(process -> worksIn(process, folder, data));
  }

  /** Every PostgreSQL process in this folder, also those that a killed server left behind. */
  static List<ProcessHandle> processesIn(Path folder) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(ServerProcess::lives)
          .filter(process -> worksIn(process, folder, Path.of("")))
          .toList();
    }
  }

  /**
   * PostgreSQL processes work inside their data folder; where that is hidden, its own word counts.
   */
  private static boolean worksIn(ProcessHandle process, Path folder, Path claimed) {
    var link = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSameFile(Files.readSymbolicLink(link), folder);
    } catch (IOException e) {
      return claimed.equals(folder);
    }
  }
}
