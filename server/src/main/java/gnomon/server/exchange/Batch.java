package gnomon.server.exchange;

import gnomon.server.api.Text;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import that somebody ordered.
 *
 * @param orderedBy user name
 * @param report what it did; null until it is done
 * @param problem why it failed
 */
record Batch(
    UUID id,
    Mapping mapping,
    Status status,
    String orderedBy,
    Instant orderedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Progress progress,
    @Nullable ImportReport report,
    @Nullable Text problem) {

  enum Status {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is; see {@link ProgressListener}. */
  record Progress(String phase, long done, long total) {}
}
