package gnomon.server.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What happened. The code is the lower-case name.
 *
 * <p>What a poster puts where, beside day, unit and person:
 *
 * <ul>
 *   <li>{@link #NODE_ENTERED}: node and previous node; amount = the deal's value at that moment
 *       (the list price, flagged estimated, where it has none yet); seconds = dwell in the previous
 *       node; at the node lead, score = lead fit, the share of the ideal-customer criteria met in
 *       per mille, null where nobody assessed it
 *   <li>{@link #NODE_LEFT}: node; seconds = how long the deal was there
 *   <li>{@link #PIPELINE_CHANGED}: amount and quantity that came into the open pipeline or left it
 *   <li>{@link #DEAL_WON}: amount = the deal's amount; seconds = its cycle
 *   <li>{@link #DEAL_LOST}: node where it was lost, reason, seconds = its cycle
 *   <li>{@link #VISIT}, {@link #CALL}: customer, and the deal where it was about one
 *   <li>{@link #REPORT_DELIVERED}: deal; score = needs match, the share of criteria confirmed in
 *       per mille, null where the report says nothing about it
 *   <li>{@link #SIGNED}, {@link #RETURNED}, {@link #PAID}, {@link #REFUNDED}: customer, amount
 *   <li>{@link #SURVEYED}: score 0–10, reason = theme of the verbatim, customer, deal if any
 *   <li>{@link #SERVICE_ANSWERED}: seconds = time to the first answer, customer
 *   <li>{@link #STAFF_JOINED}, {@link #STAFF_LEFT}: posted by the ledger itself for the
 *       organization's events; a move between units is neither
 *   <li>{@link #SPENT}: amount, reason = purpose
 * </ul>
 */
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
