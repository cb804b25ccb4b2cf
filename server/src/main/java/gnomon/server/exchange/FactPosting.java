package gnomon.server.exchange;

import gnomon.server.activity.Activity;
import gnomon.server.ledger.Posting;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * States the facts of everything that an import touched. First orders come first: they decide from
 * when a customer counts as existing, also in facts of records that the import did not touch.
 */
final class FactPosting {

  static final String PHASE = "posting";
  private static final int CHUNK = 2_000;

  private final Loading loading;
  private final ProgressListener progress;
  private final Circumstances circumstances;
  private long done;
  private long total;
  private int posted;

  FactPosting(Loading loading, ProgressListener progress) {
    this.loading = loading;
    this.progress = progress;
    this.circumstances = loading.circumstances();
  }

  int post() {
    touchOrdersOfDeals();
    renewFirstOrders();
    total =
        List.of(
                ImportEntity.DEALS,
                ImportEntity.ORDERS,
                ImportEntity.RECEIPTS,
                ImportEntity.ACTIVITIES)
            .stream()
            .mapToLong(entity -> loading.touched().keys(entity).size())
            .sum();
    Registers to = loading.registers();
    post(
        ImportEntity.DEALS,
        keys ->
            to.deals().post(loading.scope(), keys, circumstances, recordings(ImportEntity.DEALS)));
    post(
        ImportEntity.ORDERS,
        keys ->
            to.orders()
                .post(loading.scope(), keys, circumstances, recordings(ImportEntity.ORDERS)));
    post(
        ImportEntity.RECEIPTS,
        keys ->
            to.orders()
                .postReceipts(
                    loading.scope(), keys, circumstances, recordings(ImportEntity.RECEIPTS)));
    post(
        ImportEntity.ACTIVITIES,
        keys ->
            to.activities()
                .post(loading.scope(), keys, circumstances, recordings(ImportEntity.ACTIVITIES)));
    return posted;
  }

  private Function<String, gnomon.server.pipeline.Recording> recordings(ImportEntity entity) {
    return key -> loading.touched().recording(entity, key);
  }

  private void post(ImportEntity entity, Function<List<String>, Posting> facts) {
    for (List<String> keys : chunks(loading.touched().keys(entity))) {
      Posting posting = facts.apply(keys);
      requireNoConflict(posting);
      posted += posting.posted();
      done += keys.size();
      if (!progress.at(PHASE, done, total)) {
        throw new ImportCancelled();
      }
    }
  }

  /** Restating never meets another fact, unless something else posts about the same records. */
  static void requireNoConflict(Posting posting) {
    if (!posting.conflicts().isEmpty()) {
      throw new IllegalStateException(
          "The ledger holds other facts under "
              + String.join(", ", posting.conflicts())
              + ". Maybe something else posts about the same records; import again.");
    }
  }

  /** Whether a deal is won decides which of its orders state facts. */
  private void touchOrdersOfDeals() {
    Touched touched = loading.touched();
    for (List<String> deals : chunks(touched.keys(ImportEntity.DEALS))) {
      List<Order> orders = loading.registers().orders().ofDeals(loading.scope(), deals);
      touched.addOthers(ImportEntity.ORDERS, keys(orders, Order::key));
      orders.forEach(order -> touched.customer(order.customerId()));
    }
  }

  private void renewFirstOrders() {
    Registers registers = loading.registers();
    for (List<Long> customers : chunks(loading.touched().customers())) {
      List<Long> moved = registers.orders().renewFirstOrders(loading.scope(), customers);
      Touched touched = loading.touched();
      touched.addOthers(
          ImportEntity.DEALS,
          keys(registers.deals().ofCustomers(loading.scope(), moved), Deal::key));
      touched.addOthers(
          ImportEntity.ORDERS,
          keys(registers.orders().ofCustomers(loading.scope(), moved), Order::key));
      touched.addOthers(
          ImportEntity.RECEIPTS,
          keys(registers.orders().receiptsOfCustomers(loading.scope(), moved), Receipt::key));
      touched.addOthers(
          ImportEntity.ACTIVITIES,
          keys(registers.activities().ofCustomers(loading.scope(), moved), Activity::key));
    }
  }

  private static <T> List<String> keys(List<T> records, Function<T, String> key) {
    return records.stream().map(key).toList();
  }

  private static <T> List<List<T>> chunks(List<T> all) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
    }
    return chunks;
  }
}
