package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps when customers first ordered as deals are won and reopened. That day decides from when on
 * they count as existing: where it moves so far back that facts of today's ledger are concerned,
 * these are stated anew, as an import does.
 */
@Component
class FirstOrders {

  private static final Scope SYSTEM = Scope.system();

  private final Customers customers;
  private final Orders orders;
  private final Deals deals;
  private final DealBook book;
  private final Organization organization;
  private final BusinessDay day;
  private final ApplicationEventPublisher events;

  FirstOrders(
      Customers customers,
      Orders orders,
      Deals deals,
      DealBook book,
      Organization organization,
      BusinessDay day,
      ApplicationEventPublisher events) {
    this.customers = customers;
    this.orders = orders;
    this.deals = deals;
    this.book = book;
    this.organization = organization;
    this.day = day;
    this.events = events;
  }

  /**
   * Finds anew when the customer of a deal first ordered.
   *
   * @return the customer, if facts of the past have another newness now
   */
  Optional<Long> renew(Deal deal) {
    Long id = deal.customerId();
    if (id == null) {
      return Optional.empty();
    }
    LocalDate before = firstOrder(id);
    orders.renewFirstOrders(SYSTEM, List.of(id));
    LocalDate after = firstOrder(id);
    int days = organization.newnessDays(SYSTEM);
    boolean concernsThePast =
        !Objects.equals(before, after)
            && Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                .flatMap(Optional::stream)
                .anyMatch(first -> !first.plusDays(days).isAfter(day.today()));
    return concernsThePast ? Optional.of(id) : Optional.empty();
  }

  private @Nullable LocalDate firstOrder(long customer) {
    return customers.find(SYSTEM, customer).map(Customer::firstOrderOn).orElse(null);
  }

  /** Whether a deal is won decides which of its orders state facts of their own. */
  void restateOrders(Deal deal) {
    List<String> keys =
        orders.ofDeals(SYSTEM, List.of(deal.key())).stream().map(Order::key).toList();
    if (!keys.isEmpty()) {
      orders.post(SYSTEM, keys, book.circumstances(), FirstOrders::now);
    }
  }

  /** States the facts of a customer anew, in this module and in those that listen. */
  void restate(long customer) {
    List<Long> id = List.of(customer);
    Circumstances circumstances = book.circumstances();
    deals.post(
        SYSTEM, keys(deals.ofCustomers(SYSTEM, id), Deal::key), circumstances, FirstOrders::now);
    orders.post(
        SYSTEM, keys(orders.ofCustomers(SYSTEM, id), Order::key), circumstances, FirstOrders::now);
    orders.postReceipts(
        SYSTEM,
        keys(orders.receiptsOfCustomers(SYSTEM, id), Receipt::key),
        circumstances,
        FirstOrders::now);
    events.publishEvent(new FirstOrderMoved(customer));
  }

  private static Recording now(String key) {
    return new Recording.Now();
  }

  private static <T> List<String> keys(List<T> records, Function<T, String> key) {
    return records.stream().map(key).toList();
  }
}
