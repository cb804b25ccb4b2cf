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

  private Deal with(
      Node newNode,
      State newState,
      @Nullable Long newAmount,
      @Nullable LocalDate opened,
      @Nullable LocalDate closed,
      @Nullable String reason) {
    return new Deal(
        id,
        key,
        name,
        customerId,
        personId,
        unitId,
        productId,
        channel,
        newNode,
        newState,
        newAmount,
        opened,
        closed,
        reason);
  }

  /** The same deal, open at a node. */
  Deal at(Node newNode, LocalDate opened) {
    return with(newNode, State.OPEN, amount, opened, null, null);
  }

  Deal won(long signed, LocalDate opened, LocalDate day) {
    return with(Node.AFTER_SALES, State.WON, signed, opened, day, null);
  }

  Deal lost(Node at, String reason, LocalDate opened, LocalDate day) {
    return with(at, State.LOST, amount, opened, day, reason);
  }

  /** The same deal in the hands of someone else. */
  Deal ownedBy(long newOwner, long newUnit) {
    return new Deal(
        id,
        key,
        name,
        customerId,
        newOwner,
        newUnit,
        productId,
        channel,
        node,
        state,
        amount,
        openedOn,
        closedOn,
        lossReason);
  }

  Deal described(
      String newName,
      @Nullable Long newAmount,
      @Nullable Long newProduct,
      @Nullable String newChannel) {
    return new Deal(
        id,
        key,
        newName,
        customerId,
        personId,
        unitId,
        newProduct,
        newChannel,
        node,
        state,
        newAmount,
        openedOn,
        closedOn,
        lossReason);
  }

  /** The same deal before it closed; nobody had named its amount then. */
  Deal reopened(Node at) {
    return with(at, State.OPEN, null, openedOn, null, null);
  }
}
