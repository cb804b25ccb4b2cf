package gnomon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where companies live when nobody says otherwise, and what a data folder holds. */
final class Folders {

  private static final String MARK = "company";

  private Folders() {}

  /** The demo's: in the checkout, which the launcher names. */
  static Path demo() {
    String checkout = System.getProperty("gnomon.checkout", "");
    return Path.of(checkout.isEmpty() ? "." : checkout)
        .toAbsolutePath()
        .normalize()
        .resolve(".gnomon");
  }

  /**
   * A company of one's own: in the user's data folder, so that no clean of a checkout deletes it.
   */
  static Path own() {
    String xdg = System.getenv("XDG_DATA_HOME");
    Path base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(xdg);
    return base.resolve("gnomon");
  }

  /** A data folder holds one company: refuses a folder that holds another one. */
  static void claim(Path folder, String company) throws IOException {
    Files.createDirectories(folder);
    Optional<String> there = mark(folder);
    if (there.isPresent() && !there.get().equals(company)) {
      throw new InputRefused(
          "The data folder %s holds %s, not %s. A data folder holds one company: name another one with --data."
              .formatted(folder, there.get(), company));
    }
    if (there.isEmpty()) {
      Files.writeString(folder.resolve(MARK), company);
    }
  }

  private static Optional<String> mark(Path folder) throws IOException {
    Path file = folder.resolve(MARK);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }
}
