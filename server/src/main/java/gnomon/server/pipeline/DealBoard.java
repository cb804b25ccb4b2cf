package gnomon.server.pipeline;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deals by node, in the order of the process. */
record DealBoard(List<Column> columns) {

  /**
   * A node with the sums of all deals at it.
   *
   * @param estimated how many are worth that only by estimate
   * @param limitDays how long a deal should stay; null where no one has said
   * @param deals those that have been there longest
   * @param more how many others there are
   */
  record Column(
      String node,
      long count,
      String amount,
      long estimated,
      @Nullable BigDecimal limitDays,
      List<DealRow> deals,
      long more) {}
}
