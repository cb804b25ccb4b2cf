package gnomon.server.activity;

import gnomon.server.ledger.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A visit, a call or a needs report.
 *
 * @param id 0 before it is stored
 */
public record Activity(
    long id,
    String key,
    What kind,
    LocalDate day,
    long personId,
    long unitId,
    @Nullable Long dealId,
    @Nullable Long customerId,
    @Nullable String text) {

  /** What was done. */
  public enum What {
    VISIT,
    CALL,
    NEEDS_REPORT;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<What> find(String code) {
      return Arrays.stream(values()).filter(what -> what.code().equals(code)).findFirst();
    }

    Kind fact() {
      return switch (this) {
        case VISIT -> Kind.VISIT;
        case CALL -> Kind.CALL;
        case NEEDS_REPORT -> Kind.REPORT_DELIVERED;
      };
    }
  }
}
