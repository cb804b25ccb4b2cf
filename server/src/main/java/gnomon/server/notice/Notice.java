package gnomon.server.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.api.Text;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that concerns an account.
 *
 * @param to the page that shows more
 */
public record Notice(long id, Kind kind, Text text, String to, Instant at, boolean read) {

  /** Why it concerns them. */
  public enum Kind {
    ASSIGNED,
    DUE_SOON,
    OVERDUE,
    JUDGED,
    REOPENED;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
