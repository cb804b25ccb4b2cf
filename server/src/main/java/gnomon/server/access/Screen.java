package gnomon.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A screen on a wall that shows the board of a unit, with a key of its own and no account. */
public record Screen(
    long id, String name, long unitId, Instant createdAt, @Nullable Instant lastUsedAt) {

  /** Uses are remembered once a minute. */
  boolean isUseOld(Instant now) {
    return lastUsedAt == null || lastUsedAt.isBefore(now.minusSeconds(60));
  }
}
