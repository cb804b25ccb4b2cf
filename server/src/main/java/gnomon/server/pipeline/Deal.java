package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is now.
 *
 * @param id 0 before it is stored
 * @param unitId the owner's unit today, for who may see the record
 * @param node where it is; a lost deal stays where it was lost
 * @param amount minor units; null while nobody has named one
 * @param closedOn day of winning or losing; null exactly while it is open
 */
public record Deal(
    long id,
    String key,
    String name,
    @Nullable Long customerId,
    long personId,
    long unitId,
    @Nullable Long productId,
    @Nullable String channel,
    Node node,
    State state,
    @Nullable Long amount,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable String lossReason) {

  /** How far it came. */
  public enum State {
    OPEN,
    WON,
    LOST;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> find(String code) {
      return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }
  }

  boolean closedAfter(LocalDate day) {
    return closedOn != null && closedOn.isAfter(day);
  }

  /** The same deal before it closed; nobody had named its amount then. */
  Deal reopened(Node at) {
    return new Deal(
        id,
        key,
        name,
        customerId,
        personId,
        unitId,
        productId,
        channel,
        at,
        State.OPEN,
        null,
        openedOn,
        null,
        null);
  }
}
