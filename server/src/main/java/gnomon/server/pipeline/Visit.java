package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deal's stay at a node; the last one of an open deal has not ended. Files know the days only;
 * what is done here has its moments too.
 *
 * @param id 0 before it is stored
 * @param enteredBy who brought it there, where that is no longer the deal's owner
 * @param leftBy who took it away from there, where that is no longer the deal's owner
 * @param note what was said about it
 */
public record Visit(
    long id,
    long dealId,
    Node node,
    LocalDate enteredOn,
    @Nullable LocalDate leftOn,
    @Nullable Instant enteredAt,
    @Nullable Instant leftAt,
    @Nullable Long enteredBy,
    @Nullable Long leftBy,
    @Nullable String note) {

  static final Comparator<Visit> IN_ORDER =
      Comparator.comparing(Visit::enteredOn)
          .thenComparing(Visit::enteredAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Visit::node);

  private static final long DAY = 86_400;

  /** A stay of which the days are known. */
  public Visit(long dealId, Node node, LocalDate enteredOn, @Nullable LocalDate leftOn) {
    this(0, dealId, node, enteredOn, leftOn, null, null, null, null, null);
  }

  static Visit entered(long dealId, Node node, Moment moment, @Nullable String note) {
    return new Visit(
        0, dealId, node, moment.day(), null, moment.at(), null, moment.by(), null, note);
  }

  /** The same stay, ended on a day; one that ended on that day already is as it was. */
  public Visit left(@Nullable LocalDate day) {
    return Objects.equals(day, leftOn)
        ? this
        : new Visit(id, dealId, node, enteredOn, day, enteredAt, null, enteredBy, leftBy, note);
  }

  Visit left(Moment moment) {
    return new Visit(
        id,
        dealId,
        node,
        enteredOn,
        moment.day(),
        enteredAt,
        moment.at(),
        enteredBy,
        moment.by(),
        note);
  }

  Visit noted(@Nullable String text) {
    return text == null
        ? this
        : new Visit(
            id, dealId, node, enteredOn, leftOn, enteredAt, leftAt, enteredBy, leftBy, text);
  }

  /** The same stay, whose past is on the account of a person who hands the deal over. */
  Visit creditedTo(long person) {
    return new Visit(
        id,
        dealId,
        node,
        enteredOn,
        leftOn,
        enteredAt,
        leftAt,
        enteredBy == null ? Long.valueOf(person) : enteredBy,
        leftOn == null || leftBy != null ? leftBy : Long.valueOf(person),
        note);
  }

  /** Its own name among the stays of the deal. */
  String name() {
    return node.code() + "@" + (enteredAt == null ? enteredOn : enteredAt);
  }

  /** Seconds from entering to leaving: exact where both moments are known, else whole days. */
  @Nullable Long dwell() {
    if (enteredAt != null && leftAt != null) {
      return Duration.between(enteredAt, leftAt).toSeconds();
    }
    return leftOn == null ? null : ChronoUnit.DAYS.between(enteredOn, leftOn) * DAY;
  }
}
