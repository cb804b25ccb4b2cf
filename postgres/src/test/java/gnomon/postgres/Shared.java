package gnomon.postgres;

import java.nio.file.Path;

/** The programs, unpacked once for all tests. */
final class Shared {

  static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  private Shared() {}
}
