package gnomon.postgres;

import java.nio.file.Path;

/** The programs, unpacked once for all tests. */
final class Shared {

  static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  /** For tests that kill nothing and so need no durability. */
  static final Options OPTIONS = Options.fastForTests().withBinaries(BINARIES);

  private Shared() {}
}
