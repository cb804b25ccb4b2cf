package gnomon.server.organization;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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

    public static Role of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /** The same, but ended the day before the first of others that begin later. */
  public Membership before(List<Membership> others) {
    LocalDate last =
        others.stream()
            .map(Membership::from)
            .filter(from::isBefore)
            .min(Comparator.naturalOrder())
            .map(next -> next.minusDays(1))
            .orElse(null);
    return last == null || (to != null && !to.isAfter(last)) ? this : until(last);
  }

  Membership until(LocalDate last) {
    return new Membership(personId, unitId, role, from, last);
  }

  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** Whether it covers any day of a range. */
  public boolean touches(LocalDate first, LocalDate last) {
    return !last.isBefore(from) && (to == null || !first.isAfter(to));
  }
}
