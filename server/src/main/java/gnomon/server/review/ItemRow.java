package gnomon.server.review;

import gnomon.server.api.Text;
import gnomon.server.measure.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item in the list.
 *
 * @param judgeOn when the figures are looked at next, or would be if it is done in time
 * @param kind relative or points
 * @param lastVerdict effective, no_effect or undecided
 * @param change what the last look found, with its 90 % interval
 */
record ItemRow(
    long id,
    String title,
    ItemOwner owner,
    String node,
    String nodeName,
    LocalDate dueOn,
    @Nullable LocalDate doneOn,
    @Nullable LocalDate judgeOn,
    Course.State state,
    int round,
    boolean overdue,
    String measure,
    Text measureName,
    Measure.Unit unit,
    Measure.Direction direction,
    String kind,
    @Decimal BigDecimal wanted,
    @Nullable String lastVerdict,
    @Decimal @Nullable BigDecimal change,
    @Decimal @Nullable BigDecimal low,
    @Decimal @Nullable BigDecimal high) {

  /** Someone by name. */
  record ItemOwner(long id, String name) {}
}
