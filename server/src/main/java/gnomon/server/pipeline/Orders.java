package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.ledger.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads and changes orders and receipts, many at a time, and states their facts in the ledger. */
@Service
public class Orders {

  private final Database database;
  private final OrderRepository repository;
  private final Deals deals;
  private final Customers customers;
  private final Products products;
  private final Ledger ledger;

  Orders(
      Database database,
      OrderRepository repository,
      Deals deals,
      Customers customers,
      Products products,
      Ledger ledger) {
    this.database = database;
    this.repository = repository;
    this.deals = deals;
    this.customers = customers;
    this.products = products;
    this.ledger = ledger;
  }

  public Map<String, Order> byKeys(Scope scope, Collection<String> keys) {
    return database.read(scope, _ -> repository.findByKeys(keys)).stream()
        .collect(Collectors.toMap(Order::key, Function.identity()));
  }

  public List<Order> ofCustomers(Scope scope, Collection<Long> customerIds) {
    return database.read(scope, _ -> repository.findByCustomers(customerIds));
  }

  public List<Order> ofDeals(Scope scope, Collection<String> dealKeys) {
    return database.read(scope, _ -> repository.findByDeals(dealKeys));
  }

  public void add(Scope scope, List<Order> added) {
    database.change(scope, _ -> repository.insert(added));
  }

  public void change(Scope scope, List<Order> changed) {
    database.change(scope, _ -> repository.update(changed));
  }

  public Map<String, Receipt> receiptsByKeys(Scope scope, Collection<String> keys) {
    return database.read(scope, _ -> repository.findReceiptsByKeys(keys)).stream()
        .collect(Collectors.toMap(Receipt::key, Function.identity()));
  }

  public List<Receipt> receiptsOfCustomers(Scope scope, Collection<Long> customerIds) {
    return database.read(scope, _ -> repository.findReceiptsByCustomers(customerIds));
  }

  public void addReceipts(Scope scope, List<Receipt> added) {
    database.change(scope, _ -> repository.insertReceipts(added));
  }

  public void changeReceipts(Scope scope, List<Receipt> changed) {
    database.change(scope, _ -> repository.updateReceipts(changed));
  }

  /**
   * Finds anew when some customers first ordered, and saves it.
   *
   * @return the customers for whom that day changed, so whose facts have another newness
   */
  public List<Long> renewFirstOrders(Scope scope, Collection<Long> customerIds) {
    return database.write(
        scope,
        _ -> {
          Map<Long, LocalDate> days = repository.firstOrders(customerIds);
          Map<Long, Optional<LocalDate>> changed = new HashMap<>();
          for (Customer customer : customers.byIds(scope, customerIds).values()) {
            LocalDate day = days.get(customer.id());
            if (!Objects.equals(day, customer.firstOrderOn())) {
              changed.put(customer.id(), Optional.ofNullable(day));
            }
          }
          customers.saveFirstOrders(scope, changed);
          return List.copyOf(changed.keySet());
        });
  }

  /**
   * Makes the ledger state the facts of some orders as they are now. An order of a won deal states
   * none, since the deal's own fact says what was signed; a return always does.
   */
  public Posting post(
      Scope scope,
      Collection<String> keys,
      Circumstances circumstances,
      Function<String, Recording> recording) {
    return database.write(
        scope,
        _ -> {
          List<Order> orders = repository.findByKeys(keys);
          Map<Long, Customer> buyers = customers.byIds(scope, present(orders, Order::customerId));
          Map<Long, Product> catalogue =
              products.all(scope).stream()
                  .collect(Collectors.toMap(Product::id, Function.identity()));
          Set<Long> won = wonDeals(scope, orders);
          List<Entry> facts = new ArrayList<>();
          for (Order order : orders) {
            if (order.isReturn() || !won.contains(order.dealId())) {
              Product product = order.productId() == null ? null : catalogue.get(order.productId());
              facts.add(fact(order, buyers, product, circumstances, recording.apply(order.key())));
            }
          }
          return ledger.restate(scope, orders.stream().map(Orders::sourceOf).toList(), facts);
        });
  }

  private Set<Long> wonDeals(Scope scope, List<Order> orders) {
    return deals.byIds(scope, present(orders, Order::dealId)).stream()
        .filter(deal -> deal.state() == Deal.State.WON)
        .map(Deal::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String sourceOf(Order order) {
    return FactKey.source("order", order.key());
  }

  static Entry fact(
      Order order,
      Map<Long, Customer> buyers,
      @Nullable Product product,
      Circumstances circumstances,
      Recording recording) {
    LocalDate day = order.day();
    Customer customer = order.customerId() == null ? null : buyers.get(order.customerId());
    Entry.Who who = circumstances.who(order.personId(), order.customerId(), order.dealId(), day);
    Dimensions dimensions =
        circumstances.dimensions(who.unitId(), customer, product, order.channel(), day);
    return new Entry(
        sourceOf(order),
        sourceOf(order) + "/signed",
        order.isReturn() ? Kind.RETURNED : Kind.SIGNED,
        day,
        null,
        who,
        dimensions,
        new Numbers(Math.abs(order.amount()), 1, null, null, false),
        recording.recorded(day),
        recording.assumed());
  }

  /** Makes the ledger state the facts of some receipts as they are now. */
  public Posting postReceipts(
      Scope scope,
      Collection<String> keys,
      Circumstances circumstances,
      Function<String, Recording> recording) {
    return database.write(
        scope,
        _ -> {
          List<Receipt> receipts = repository.findReceiptsByKeys(keys);
          Map<Long, Customer> payers =
              customers.byIds(scope, present(receipts, Receipt::customerId));
          List<Entry> facts =
              receipts.stream()
                  .map(receipt ->
                      fact(receipt, payers, circumstances, recording.apply(receipt.key())))
                  .toList();
          return ledger.restate(scope, receipts.stream().map(Orders::sourceOf).toList(), facts);
        });
  }

  private static String sourceOf(Receipt receipt) {
    return FactKey.source("receipt", receipt.key());
  }

  static Entry fact(
      Receipt receipt,
      Map<Long, Customer> payers,
      Circumstances circumstances,
      Recording recording) {
    LocalDate day = receipt.day();
    Customer customer = receipt.customerId() == null ? null : payers.get(receipt.customerId());
    Entry.Who who = circumstances.who(receipt.personId(), receipt.customerId(), null, day);
    return new Entry(
        sourceOf(receipt),
        sourceOf(receipt) + "/paid",
        receipt.refund() ? Kind.REFUNDED : Kind.PAID,
        day,
        null,
        who,
        circumstances.dimensions(who.unitId(), customer, null, null, day),
        Numbers.amount(receipt.amount()),
        recording.recorded(day),
        recording.assumed());
  }

  private static <T> List<Long> present(List<T> all, Function<T, @Nullable Long> id) {
    return all.stream().map(id).filter(Objects::nonNull).distinct().toList();
  }
}
