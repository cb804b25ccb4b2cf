package gnomon.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of Gnomon's data folder that belongs to PostgreSQL, and the account that it runs as.
 *
 * @param root {@code postgres/} inside the data folder, without symbolic links
 */
record Folder(Path root, Account account) {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  static Folder create(Path dataFolder) throws IOException {
    var root = Files.createDirectories(dataFolder.resolve("postgres")).toRealPath();
    return new Folder(root, Account.runningIn(root));
  }

  Path data() {
    return root.resolve("data");
  }

  Path password() {
    return root.resolve("password");
  }

  Path port() {
    return root.resolve("port");
  }

  Path log() {
    return root.resolve("log");
  }

  Path lock() {
    return root.resolve("lock");
  }

  /** The log file, there and readable by its owner only: it quotes statements. */
  Path readyLog() throws IOException {
    if (!Files.exists(log())) {
      Files.createFile(log(), OWNER_ONLY);
      account.own(log());
    }
    return log();
  }

  Command run(List<String> command) throws IOException {
    return Command.run(root, account.running(command));
  }

  /** Writes a small file whole or not at all, readable by its owner only. */
  void write(Path file, String text) throws IOException {
    var fresh = Files.createTempFile(root, ".new-", "", OWNER_ONLY);
    Files.writeString(fresh, text, StandardOpenOption.SYNC);
    account.own(fresh);
    moveInto(fresh, file);
  }

  /** Renames; the folder's own entry reaches the disk too, or a power cut could undo the rename. */
  static void moveInto(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    var parent = to.getParent();
    if (parent != null) {
      try (var entries = FileChannel.open(parent, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /** Removes what killed starts and earlier releases left behind. */
  void sweep(Binaries used) throws IOException {
    try (Stream<Path> content = Files.list(root)) {
      for (Path path : content.toList()) {
        var name = path.getFileName().toString();
        if (name.matches("\\.(new|unpacking)-.*|bin-.*") && !path.equals(used.home())) {
          delete(path);
        }
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
