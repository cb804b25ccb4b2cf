package gnomon.server.exchange;

import gnomon.server.customer.Customer;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Receipt;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class ReceiptIntake implements Intake<Receipt> {

  private final Loading loading;
  private Names<Customer> customers;
  private Map<String, Order> orders = Map.of();

  ReceiptIntake(Loading loading) {
    this.loading = loading;
    this.customers = loading.customersNamedIn(List.of(), "customer");
  }

  @Override
  public void prepare(List<Row> rows) {
    customers = loading.customersNamedIn(rows, "customer");
    List<String> keys =
        rows.stream().map(row -> loading.key(row.value("order"))).distinct().toList();
    orders = loading.registers().orders().byKeys(loading.scope(), keys);
  }

  @Override
  public String keyOf(Row row) {
    return loading.key(row.value("key"));
  }

  @Override
  public Map<String, Receipt> existing(Collection<String> keys) {
    return loading.registers().orders().receiptsByKeys(loading.scope(), keys);
  }

  @Override
  public @Nullable Receipt read(Row row, String key, @Nullable Receipt existing, Tally tally) {
    Order order = orderOf(row, tally);
    Customer customer = loading.customer(row, "customer", customers, tally);
    Long owner = loading.person(row, "owner", order == null ? null : order.personId(), tally);
    LocalDate day = row.date("day", null);
    Long amount = row.money("amount", loading.scale(), null);
    if (owner == null && !row.isWrong()) {
      row.problem(
          "owner",
          "",
          "没有负责人，也没有订单可以推知。请映射负责人或订单。",
          "There is no owner, and no order that has one. Map the owner or the order.");
    }
    if (owner == null || day == null || amount == null || row.isWrong()) {
      return null;
    }
    return new Receipt(
        existing == null ? 0 : existing.id(),
        key,
        order == null ? null : order.id(),
        Loading.customerOf(customer, order == null ? null : order.customerId()),
        owner,
        loading.unitToday(owner),
        day,
        Math.abs(amount),
        amount < 0);
  }

  private @Nullable Order orderOf(Row row, Tally tally) {
    String name = row.value("order");
    Order order = orders.get(loading.key(name));
    if (order == null && !name.isEmpty()) {
      loading.unknown(row, "order", name, java.util.Optional.empty(), tally);
    }
    return order;
  }

  @Override
  public void add(List<Receipt> added) {
    loading.registers().orders().addReceipts(loading.scope(), added);
  }

  @Override
  public void change(List<Receipt> changed) {
    loading.registers().orders().changeReceipts(loading.scope(), changed);
  }

  @Override
  public void touch(Row row, String key, Receipt receipt, @Nullable Receipt before) {
    loading.touched().add(ImportEntity.RECEIPTS, key, loading.recording(row, before == null));
  }
}
