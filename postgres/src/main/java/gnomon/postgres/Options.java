package gnomon.postgres;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How to run PostgreSQL on a data folder.
 *
 * @param port TCP port on 127.0.0.1; 0 picks a free one and keeps it for the next start
 * @param settings further server settings, for example {@code shared_buffers} to {@code 256MB}
 * @param durable whether a commit waits for the disk; only tests may give that up
 * @param binaries folder that several data folders share for the unpacked programs, or null to
 *     unpack them inside the data folder
 */
public record Options(
    int port, Map<String, String> settings, boolean durable, @Nullable Path binaries) {

  private static final Set<String> GUARANTEED =
      Set.of(
          "data_directory",
          "fsync",
          "full_page_writes",
          "hba_file",
          "ident_file",
          "external_pid_file",
          "listen_addresses",
          "port",
          "synchronous_commit",
          "unix_socket_directories");

  /** Checks the port and refuses settings that would undo what this package guarantees. */
  public Options {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "PostgreSQL port is " + port + ".\nMaybe use 0 to have a free port chosen.");
    }
    settings = Map.copyOf(settings);
    for (String name : settings.keySet()) {
      if (GUARANTEED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "The setting "
                + name
                + " is fixed, so that no acknowledged work is lost and nobody connects from outside."
                + "\nMaybe remove it, or use an external PostgreSQL.");
      }
    }
  }

  /** Full durability, a free port, programs inside the data folder. */
  public static Options standard() {
    return new Options(0, Map.of(), true, null);
  }

  /** For tests only: commits do not wait for the disk, so a power cut would ruin the data. */
  public static Options fastForTests() {
    return new Options(0, Map.of(), false, null);
  }

  /** These options with another port. */
  public Options withPort(int newPort) {
    return new Options(newPort, settings, durable, binaries);
  }

  /** These options with one more server setting. */
  public Options withSetting(String name, String value) {
    var more = new TreeMap<>(settings);
    more.put(name, value);
    return new Options(port, more, durable, binaries);
  }

  /** These options with the unpacked programs in a folder that other data folders may share. */
  public Options withBinaries(Path folder) {
    return new Options(port, settings, durable, folder);
  }
}
