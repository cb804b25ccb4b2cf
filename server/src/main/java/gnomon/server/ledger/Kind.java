package gnomon.server.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happened. The code is the lower-case name. */
public enum Kind {
  NODE_ENTERED,
  NODE_LEFT,
  PIPELINE_CHANGED,
  DEAL_WON,
  DEAL_LOST,
  VISIT,
  CALL,
  REPORT_DELIVERED,
  SIGNED,
  RETURNED,
  PAID,
  REFUNDED,
  CUSTOMER_LOST,
  CUSTOMER_RECOVERED,
  TIER_CHANGED,
  SURVEYED,
  SERVICE_ANSWERED,
  STAFF_JOINED,
  STAFF_LEFT,
  TRAINED,
  HANDOVER_RATED,
  SPENT;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> find(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  public static Kind get(String code) {
    return find(code)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "\"%s\" is not a kind of fact. Maybe one of %s."
                    .formatted(code, Arrays.stream(values()).map(Kind::code).toList())));
  }
}
