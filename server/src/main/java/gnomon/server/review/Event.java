package gnomon.server.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an item.
 *
 * @param account who did it; null for the night's own work
 * @param details what was said or changed, by name
 */
record Event(
    Instant at, @Nullable Long account, int round, What what, Map<String, String> details) {

  enum What {
    CREATED,
    EDITED,
    DONE,
    JUDGED,
    RELAPSED,
    REOPENED,
    EXTENDED,
    CLOSED;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
