package gnomon.server.exchange;

import gnomon.engine.pipeline.Node;
import gnomon.server.customer.Customer;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deal.State;
import gnomon.server.pipeline.Product;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class DealIntake implements Intake<Deal> {

  private final Loading loading;
  private Names<Customer> customers;

  DealIntake(Loading loading) {
    this.loading = loading;
    this.customers = loading.customersNamedIn(List.of(), "customer");
  }

  @Override
  public void prepare(List<Row> rows) {
    customers = loading.customersNamedIn(rows, "customer");
  }

  @Override
  public String keyOf(Row row) {
    return loading.key(row.value("key"));
  }

  @Override
  public Map<String, Deal> existing(Collection<String> keys) {
    return loading.registers().deals().byKeys(loading.scope(), keys);
  }

  @Override
  public @Nullable Deal read(Row row, String key, @Nullable Deal existing, Tally tally) {
    Long owner = loading.person(row, "owner", null, tally);
    Customer customer = loading.customer(row, "customer", customers, tally);
    Product product = loading.product(row, "product", tally);
    String stage = row.choice("stage", null);
    if (owner == null || stage == null || row.isWrong()) {
      return null;
    }
    State state = State.find(stage).orElse(State.OPEN);
    Long amount =
        row.positiveMoney("amount", loading.scale(), existing == null ? null : existing.amount());
    LocalDate opened = row.date("opened", existing == null ? null : existing.openedOn());
    Deal deal =
        new Deal(
            existing == null ? 0 : existing.id(),
            key,
            nameOf(row, key, customer, product, existing),
            row.has("customer") || existing == null
                ? customer == null ? null : customer.id()
                : existing.customerId(),
            owner,
            loading.unitToday(owner),
            row.has("product") || existing == null
                ? product == null ? null : product.id()
                : existing.productId(),
            row.text("channel", existing == null ? null : existing.channel()),
            nodeOf(row, stage, state, existing),
            state,
            isNoAmount(amount, state) ? null : amount,
            opened,
            closedOn(row, state, opened, existing),
            state == State.LOST
                ? row.text("lossReason", existing == null ? null : existing.lossReason())
                : null);
    return row.isWrong() ? null : deal;
  }

  /** Systems write 0 for a deal whose value nobody knows; only a won deal can be worth nothing. */
  private static boolean isNoAmount(@Nullable Long amount, State state) {
    return amount == null || (amount == 0 && state != State.WON);
  }

  private static String nameOf(
      Row row,
      String key,
      @Nullable Customer customer,
      @Nullable Product product,
      @Nullable Deal existing) {
    String name = row.text("name", null);
    if (name != null) {
      return name;
    }
    if (existing != null && !row.has("customer") && !row.has("product")) {
      return existing.name();
    }
    return customer == null || product == null
        ? key.substring(key.indexOf('/') + 1)
        : customer.name() + " · " + product.name();
  }

  private static Node nodeOf(Row row, String stage, State state, @Nullable Deal existing) {
    return switch (state) {
      case OPEN -> Node.find(stage).orElse(Node.LEAD);
      case WON -> Node.AFTER_SALES;
      case LOST ->
          Optional.ofNullable(row.choice("lostAt", null))
              .flatMap(Node::find)
              .orElse(
                  existing != null && existing.node() != Node.AFTER_SALES
                      ? existing.node()
                      : Node.NEEDS);
    };
  }

  private static @Nullable LocalDate closedOn(
      Row row, State state, @Nullable LocalDate opened, @Nullable Deal existing) {
    if (state == State.OPEN) {
      return null;
    }
    LocalDate closed = row.date("closed", existing == null ? null : existing.closedOn());
    if (closed == null && !row.isWrong()) {
      row.problem(
          "closed",
          "",
          "已赢单或丢单的商机缺少关闭日期。",
          "A deal that was won or lost needs the day on which it was closed.");
    }
    if (closed != null && opened != null && closed.isBefore(opened)) {
      row.problem(
          "closed",
          closed.toString(),
          "关闭日期 %s 早于开始日期 %s。".formatted(closed, opened),
          "The deal was closed on %s, before it was opened on %s.".formatted(closed, opened));
    }
    return closed;
  }

  @Override
  public void add(List<Deal> added) {
    loading.registers().deals().add(loading.scope(), added);
  }

  @Override
  public void change(List<Deal> changed) {
    loading.registers().deals().change(loading.scope(), changed);
  }

  @Override
  public void touch(Row row, String key, Deal deal, @Nullable Deal before) {
    loading.touched().add(ImportEntity.DEALS, key, loading.recording(row, before == null));
    if (!deal.equals(before)) {
      loading.touched().customer(deal.customerId());
      loading.touched().customer(before == null ? null : before.customerId());
    }
  }
}
