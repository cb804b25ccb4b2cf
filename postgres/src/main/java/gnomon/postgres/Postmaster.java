package gnomon.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Starts and stops the server process of one folder. Whoever calls holds the folder's lock, so any
 * PostgreSQL found in the folder is a leftover of a killed Gnomon and may be ended.
 */
record Postmaster(Folder folder, Binaries binaries, Options options) {

  // Replaying the log of a crashed server takes as long as it takes; a server that has died is
  // noticed at once.
  private static final Duration TO_RECOVER = Duration.ofMinutes(10);
  private static final Duration TO_LET_GO = Duration.ofSeconds(15);
  private static final long LARGE_LOG = 8L << 20;
  private static final List<String> HELD_BY_THE_DEAD =
      List.of("lock file", "pre-existing shared memory block");

  /** A server that accepts connections. */
  record Running(ProcessHandle process, int port) {}

  /** The same server on this port only, so that the pools of its clients find it again. */
  Postmaster onPort(int port) {
    return new Postmaster(folder, binaries, options.withPort(port));
  }

  Running start() throws IOException {
    endLeftovers();
    turnLog();
    long deadline = System.nanoTime() + TO_LET_GO.toNanos();
    while (true) {
      int port = Port.choose(folder, options);
      long logged = Files.size(folder.readyLog());
      var process = launch(port);
      if (becameReady(process)) {
        Port.remember(folder, port);
        return new Running(process.toHandle(), port);
      }
      var said = logSince(logged);
      if (!mayPass(said) || System.nanoTime() > deadline) {
        throw new PostgresNotStarted(
            "PostgreSQL did not start.\n" + said + "\nIts whole log is " + folder.log());
      }
      ServerProcess.pause();
      endLeftovers();
    }
  }

  /** Ends the server: its clients are cut off, everything committed is on disk. */
  void stop(ProcessHandle server) throws IOException {
    if (!ServerProcess.lives(server)) {
      return;
    }
    var command = List.of(binaries.pgCtl(), "stop", "-D", data(), "-m", "fast", "-w", "-t", "60");
    var stopped = folder.run(command);
    if (!ServerProcess.endsWithin(server, Duration.ofSeconds(5))) {
      server.destroyForcibly();
      if (!ServerProcess.endsWithin(server, Duration.ofSeconds(5))) {
        throw new PostgresNotStarted(
            "PostgreSQL (process " + server.pid() + ") does not stop.\n" + stopped.output());
      }
    }
  }

  private String data() {
    return folder.data().toString();
  }

  private Process launch(int port) throws IOException {
    var command = new ArrayList<String>();
    // Its own session, or Ctrl-C in the terminal would stop it before Gnomon has finished.
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(List.of(binaries.postgres(), "-D", data()));
    settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    var builder =
        Command.builder(folder.root(), folder.account().running(command))
            .redirectInput(Command.NOTHING)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
    tellOfStaleProcess(builder);
    return builder.start();
  }

  private TreeMap<String, String> settings(int port) {
    var settings = new TreeMap<>(options.settings());
    var durability = options.durable() ? "on" : "off";
    settings.put("fsync", durability);
    settings.put("full_page_writes", durability);
    settings.put("synchronous_commit", durability);
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", "");
    return settings;
  }

  /**
   * The number in a stale {@code postmaster.pid} may belong to an unrelated process or to a zombie
   * that nobody buries, and PostgreSQL would refuse for ever. It ignores the number of the
   * grandparent that this variable names, as pg_ctl uses it, and still checks that no process has
   * the old shared memory.
   */
  private void tellOfStaleProcess(ProcessBuilder builder) throws IOException {
    var stale = PostmasterFile.read(folder.data());
    if (stale.isPresent() && stale.get().server(folder.data()).isEmpty()) {
      builder.environment().put("PG_GRANDPARENT_PID", Long.toString(stale.get().pid()));
    }
  }

  private boolean becameReady(Process process) throws IOException {
    long deadline = System.nanoTime() + TO_RECOVER.toNanos();
    while (process.isAlive()) {
      var file = PostmasterFile.read(folder.data());
      if (file.isPresent() && file.get().pid() == process.pid() && file.get().isReady()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        stop(process.toHandle());
        return false;
      }
      ServerProcess.pause();
    }
    return false;
  }

  private boolean mayPass(String said) {
    boolean portTaken = options.port() == 0 && said.contains("could not bind");
    return portTaken || HELD_BY_THE_DEAD.stream().anyMatch(said::contains);
  }

  private void endLeftovers() throws IOException {
    var file = PostmasterFile.read(folder.data());
    if (file.isPresent()) {
      var orphan = file.get().server(folder.data());
      if (orphan.isPresent()) {
        stop(orphan.get());
      }
    }
    for (ProcessHandle leftover : PostmasterFile.processesIn(folder.data())) {
      leftover.destroy();
      if (!ServerProcess.endsWithin(leftover, Duration.ofSeconds(2))) {
        leftover.destroyForcibly();
      }
    }
    removeEmptyFile();
  }

  /**
   * A full disk can leave the file empty, on which PostgreSQL refuses to start until it is gone.
   */
  private void removeEmptyFile() throws IOException {
    var file = PostmasterFile.in(folder.data());
    if (Files.exists(file) && Files.size(file) == 0) {
      Files.delete(file);
    }
  }

  private void turnLog() throws IOException {
    if (Files.exists(folder.log()) && Files.size(folder.log()) > LARGE_LOG) {
      Files.move(
          folder.log(),
          folder.log().resolveSibling("log.old"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String logSince(long start) throws IOException {
    try (var log = new RandomAccessFile(folder.log().toFile(), "r")) {
      log.seek(Math.max(start, log.length() - 4000));
      var bytes = new byte[(int) (log.length() - log.getFilePointer())];
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    }
  }
}
