package gnomon.server.pipeline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deal in a list or on the board.
 *
 * @param amount in major units; the list price where nobody has named one, then estimated
 * @param enteredOn since when it has been at its node
 * @param stayDays how long; of a lost deal, until then
 * @param overdue whether it has been there longer than the node's limit
 * @param blocked whether something holds it up
 * @param lossReason a code of the list, or the words of a file
 */
record DealRow(
    long id,
    String name,
    @Nullable Named customer,
    Named owner,
    String unit,
    long unitId,
    @Nullable String product,
    @Nullable String line,
    @Nullable String channel,
    String node,
    String state,
    @Nullable String amount,
    boolean estimated,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn,
    @Nullable LocalDate enteredOn,
    @Nullable Long stayDays,
    boolean overdue,
    boolean blocked,
    @Nullable String lossReason,
    int version) {}
