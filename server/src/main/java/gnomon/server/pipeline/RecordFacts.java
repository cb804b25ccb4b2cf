package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.ledger.Entry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts that records give, for a loader that has the records in its hands and so need not read
 * them back. They are the same that {@link Deals#post} and {@link Orders#post} state.
 */
public final class RecordFacts {

  private RecordFacts() {}

  /**
   * All facts of a deal, in the order of its course.
   *
   * @param visits the known history in order
   */
  public static List<Entry> of(
      Deal deal,
      List<Visit> visits,
      @Nullable Customer customer,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    DealHistory history = DealHistory.of(deal, visits, List.of(), product);
    return DealFacts.of(history, customer, product, circumstances, recording);
  }

  /** The fact of an order that belongs to no deal, or of a return. */
  public static Entry of(
      Order order,
      Map<Long, Customer> buyers,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    return Orders.fact(order, buyers, product, circumstances, recording);
  }

  /** The fact of a receipt. */
  public static Entry of(
      Receipt receipt,
      Map<Long, Customer> payers,
      Circumstances circumstances,
      Recording recording) {
    return Orders.fact(receipt, payers, circumstances, recording);
  }
}
