package gnomon.server.exchange;

import gnomon.server.customer.Customer;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Order;
import gnomon.server.pipeline.Product;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

final class OrderIntake implements Intake<Order> {

  private final Loading loading;
  private Names<Customer> customers;
  private Map<String, Deal> deals = Map.of();

  OrderIntake(Loading loading) {
    this.loading = loading;
    this.customers = loading.customersNamedIn(List.of(), "customer");
  }

  @Override
  public void prepare(List<Row> rows) {
    customers = loading.customersNamedIn(rows, "customer");
    deals = loading.dealsNamedIn(rows);
  }

  @Override
  public String keyOf(Row row) {
    return loading.key(row.value("key"));
  }

  @Override
  public Map<String, Order> existing(Collection<String> keys) {
    return loading.registers().orders().byKeys(loading.scope(), keys);
  }

  @Override
  public @Nullable Order read(Row row, String key, @Nullable Order existing, Tally tally) {
    Long owner = loading.person(row, "owner", null, tally);
    Customer customer = loading.customer(row, "customer", customers, tally);
    Product product = loading.product(row, "product", tally);
    Deal deal = loading.deal(row, deals, tally);
    LocalDate day = row.date("day", null);
    Long amount = row.money("amount", loading.scale(), null);
    if (owner == null || day == null || amount == null || row.isWrong()) {
      return null;
    }
    Long customerId = Loading.customerOf(customer, deal == null ? null : deal.customerId());
    return new Order(
        existing == null ? 0 : existing.id(),
        key,
        row.has("customer") || deal != null || existing == null
            ? customerId
            : existing.customerId(),
        row.has("deal") || existing == null ? deal == null ? null : deal.id() : existing.dealId(),
        owner,
        loading.unitToday(owner),
        row.has("product") || existing == null
            ? product == null ? null : product.id()
            : existing.productId(),
        row.text("channel", existing == null ? null : existing.channel()),
        day,
        amount);
  }

  @Override
  public void add(List<Order> added) {
    loading.registers().orders().add(loading.scope(), added);
  }

  @Override
  public void change(List<Order> changed) {
    loading.registers().orders().change(loading.scope(), changed);
  }

  @Override
  public void touch(Row row, String key, Order order, @Nullable Order before) {
    loading.touched().add(ImportEntity.ORDERS, key, loading.recording(row, before == null));
    if (!order.equals(before)) {
      loading.touched().customer(order.customerId());
      loading.touched().customer(before == null ? null : before.customerId());
    }
  }
}
