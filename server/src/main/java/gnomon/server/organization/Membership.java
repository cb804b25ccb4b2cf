package gnomon.server.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a person belongs, from day to day, both inclusive; no end means still there. */
public record Membership(
    long personId, long unitId, Role role, LocalDate from, @Nullable LocalDate to) {

  /** What the person does in the unit. */
  public enum Role {
    MANAGER,
    SELLER,
    MEMBER;

    @JsonValue
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether it covers any day of a range. */
  public boolean touches(LocalDate first, LocalDate last) {
    return !last.isBefore(from) && (to == null || !first.isAfter(to));
  }
}
