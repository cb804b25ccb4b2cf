package gnomon.server.pipeline;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal among others: without an amount it is shown at list price, as an estimate. */
record DealLine(
    long id,
    String name,
    String node,
    String state,
    @Nullable String amount,
    boolean estimated,
    @Nullable LocalDate openedOn,
    @Nullable LocalDate closedOn) {

  /**
   * @param scale decimals of the base currency
   */
  static DealLine of(Deal deal, @Nullable Product product, int scale) {
    Long listPrice = product == null ? null : product.listPrice();
    Long value = deal.amount() != null ? deal.amount() : listPrice;
    return new DealLine(
        deal.id(),
        deal.name(),
        deal.node().code(),
        deal.state().code(),
        value == null ? null : BigDecimal.valueOf(value, scale).toPlainString(),
        deal.amount() == null,
        deal.openedOn(),
        deal.closedOn());
  }
}
