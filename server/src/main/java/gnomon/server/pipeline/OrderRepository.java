package gnomon.server.pipeline;

import static gnomon.database.Tables.PIPELINE_DEAL;
import static gnomon.database.Tables.PIPELINE_ORDER;
import static gnomon.database.Tables.PIPELINE_RECEIPT;

import gnomon.server.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class OrderRepository {

  private final DSLContext dsl;

  OrderRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Order> findByKeys(Collection<String> keys) {
    return find(PIPELINE_ORDER.KEY.eq(DSL.any(keys.toArray(String[]::new))));
  }

  List<Order> findByCustomers(Collection<Long> customerIds) {
    return find(PIPELINE_ORDER.CUSTOMER_ID.eq(DSL.any(customerIds.toArray(Long[]::new))));
  }

  List<Order> findByDeals(Collection<String> dealKeys) {
    return find(
        PIPELINE_ORDER.DEAL_ID.in(
            DSL.select(PIPELINE_DEAL.ID)
                .from(PIPELINE_DEAL)
                .where(PIPELINE_DEAL.KEY.eq(DSL.any(dealKeys.toArray(String[]::new))))));
  }

  private List<Order> find(Condition condition) {
    return dsl.selectFrom(PIPELINE_ORDER)
        .where(condition)
        .orderBy(PIPELINE_ORDER.ID)
        .fetch(r ->
            new Order(
                r.getId(),
                r.getKey(),
                r.getCustomerId(),
                r.getDealId(),
                r.getPersonId(),
                r.getUnitId(),
                r.getProductId(),
                r.getChannel(),
                r.getDay(),
                r.getAmount()));
  }

  void insert(List<Order> added) {
    columns(added).with(PIPELINE_ORDER.KEY, Order::key).insert(dsl, PIPELINE_ORDER);
  }

  void update(List<Order> changed) {
    columns(changed)
        .with(PIPELINE_ORDER.ID, Order::id)
        .update(dsl, PIPELINE_ORDER, PIPELINE_ORDER.ID);
  }

  private static Rows<Order> columns(List<Order> orders) {
    return Rows.of(orders)
        .with(PIPELINE_ORDER.CUSTOMER_ID, Order::customerId)
        .with(PIPELINE_ORDER.DEAL_ID, Order::dealId)
        .with(PIPELINE_ORDER.PERSON_ID, Order::personId)
        .with(PIPELINE_ORDER.UNIT_ID, Order::unitId)
        .with(PIPELINE_ORDER.PRODUCT_ID, Order::productId)
        .with(PIPELINE_ORDER.CHANNEL, Order::channel)
        .with(PIPELINE_ORDER.DAY, Order::day)
        .with(PIPELINE_ORDER.AMOUNT, Order::amount);
  }

  /** The first day on which some customers signed, be it a won deal or an order of none. */
  Map<Long, LocalDate> firstOrders(Collection<Long> customerIds) {
    Long[] ids = customerIds.toArray(Long[]::new);
    var signed =
        DSL.select(PIPELINE_DEAL.CUSTOMER_ID.as("customer_id"), PIPELINE_DEAL.CLOSED_ON.as("day"))
            .from(PIPELINE_DEAL)
            .where(PIPELINE_DEAL.STATE.eq("won"))
            .and(PIPELINE_DEAL.CUSTOMER_ID.eq(DSL.any(ids)))
            .unionAll(
                DSL.select(PIPELINE_ORDER.CUSTOMER_ID, PIPELINE_ORDER.DAY)
                    .from(PIPELINE_ORDER)
                    .where(
                        DSL.notExists(
                            DSL.selectOne()
                                .from(PIPELINE_DEAL)
                                .where(PIPELINE_DEAL.ID.eq(PIPELINE_ORDER.DEAL_ID))
                                .and(PIPELINE_DEAL.STATE.eq("won"))))
                    .and(PIPELINE_ORDER.AMOUNT.ge(0L))
                    .and(PIPELINE_ORDER.CUSTOMER_ID.eq(DSL.any(ids))))
            .asTable("signed");
    Field<Long> customer = signed.field("customer_id", Long.class);
    Field<LocalDate> day = DSL.min(signed.field("day", LocalDate.class));
    return dsl.select(customer, day).from(signed).groupBy(customer).fetchMap(customer, day);
  }

  List<Receipt> findReceiptsByCustomers(Collection<Long> customerIds) {
    return findReceipts(PIPELINE_RECEIPT.CUSTOMER_ID.eq(DSL.any(customerIds.toArray(Long[]::new))));
  }

  List<Receipt> findReceiptsByKeys(Collection<String> keys) {
    return findReceipts(PIPELINE_RECEIPT.KEY.eq(DSL.any(keys.toArray(String[]::new))));
  }

  private List<Receipt> findReceipts(Condition condition) {
    return dsl.selectFrom(PIPELINE_RECEIPT)
        .where(condition)
        .orderBy(PIPELINE_RECEIPT.ID)
        .fetch(r ->
            new Receipt(
                r.getId(),
                r.getKey(),
                r.getOrderId(),
                r.getCustomerId(),
                r.getPersonId(),
                r.getUnitId(),
                r.getDay(),
                r.getAmount(),
                r.getRefund()));
  }

  void insertReceipts(List<Receipt> added) {
    receiptColumns(added).with(PIPELINE_RECEIPT.KEY, Receipt::key).insert(dsl, PIPELINE_RECEIPT);
  }

  void updateReceipts(List<Receipt> changed) {
    receiptColumns(changed)
        .with(PIPELINE_RECEIPT.ID, Receipt::id)
        .update(dsl, PIPELINE_RECEIPT, PIPELINE_RECEIPT.ID);
  }

  private static Rows<Receipt> receiptColumns(List<Receipt> receipts) {
    return Rows.of(receipts)
        .with(PIPELINE_RECEIPT.ORDER_ID, Receipt::orderId)
        .with(PIPELINE_RECEIPT.CUSTOMER_ID, Receipt::customerId)
        .with(PIPELINE_RECEIPT.PERSON_ID, Receipt::personId)
        .with(PIPELINE_RECEIPT.UNIT_ID, Receipt::unitId)
        .with(PIPELINE_RECEIPT.DAY, Receipt::day)
        .with(PIPELINE_RECEIPT.AMOUNT, Receipt::amount)
        .with(PIPELINE_RECEIPT.REFUND, Receipt::refund);
  }
}
