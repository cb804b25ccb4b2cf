package gnomon.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The unpacked programs of PostgreSQL. They come in a jar as one compressed archive and appear in
 * their final folder only when complete.
 *
 * @param home the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record Binaries(Path home) {

  private static final String PROGRAMS = "rwxr-xr-x";
  private static final String FILES = "rw-r--r--";

  static Binaries unpackedIn(Path folder, Account account) throws IOException {
    var home = folder.resolve("bin-" + version());
    if (!Files.isDirectory(home)) {
      Files.createDirectories(folder);
      unpack(folder, home, account);
    }
    return new Binaries(home);
  }

  /** The version that this program carries, for example {@code 18.6.0}. */
  static String version() throws IOException {
    try (var text = resource("gnomon/postgres/binaries.properties")) {
      var properties = new Properties();
      properties.load(text);
      return properties.getProperty("version");
    }
  }

  static String majorVersion() throws IOException {
    return version().replaceFirst("\\..*", "");
  }

  String initdb() {
    return program("initdb");
  }

  String pgCtl() {
    return program("pg_ctl");
  }

  String postgres() {
    return program("postgres");
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static void unpack(Path folder, Path home, Account account) throws IOException {
    var fresh = Files.createTempDirectory(folder, ".unpacking-");
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(PROGRAMS));
    try (var archive =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(resource(archiveName()))))) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        unpack(archive, entry, fresh);
      }
    }
    account.own(fresh);
    try {
      Folder.moveInto(fresh, home);
    } catch (FileSystemException e) {
      Folder.delete(fresh);
      if (!Files.isDirectory(home)) { // otherwise another process was quicker, which is fine
        throw e;
      }
    }
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path fresh)
      throws IOException {
    var target = fresh.resolve(entry.getName()).normalize();
    if (!target.startsWith(fresh)) {
      throw new IOException("The archive entry " + entry.getName() + " leads out of its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    var parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.copy(fresh.resolve(entry.getLinkName()), target);
    } else {
      write(archive, target, (entry.getMode() & 0100) != 0);
    }
  }

  /** Onto the disk at once: a half-written program after a power cut would need hands. */
  private static void write(InputStream content, Path target, boolean executable)
      throws IOException {
    Files.copy(content, target);
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? PROGRAMS : FILES));
    try (var file = FileChannel.open(target, StandardOpenOption.WRITE)) {
      file.force(true);
    }
  }

  private static String archiveName() {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var chip = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return "postgres-"
        + (system.startsWith("mac") ? "darwin" : system)
        + "-"
        + (List.of("aarch64", "arm64").contains(chip) ? "arm_64" : "x86_64")
        + ".txz";
  }

  private static InputStream resource(String name) {
    var stream = Binaries.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new PostgresNotStarted(
          "PostgreSQL for this system is not on the class path: "
              + name
              + ".\nMaybe build Gnomon on this machine, so that the archive for it is fetched.");
    }
    return stream;
  }
}
