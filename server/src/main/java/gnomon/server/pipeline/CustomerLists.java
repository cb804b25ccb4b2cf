package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.database.SearchKeys;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists customers with how much goes on with them. */
@Service
class CustomerLists {

  private static final int CANDIDATES = 1_000;

  private final Database database;
  private final Customers customers;
  private final DealListRepository deals;
  private final Organization organization;
  private final BusinessDay day;
  private final List<TimelineSource> timelines;

  CustomerLists(
      Database database,
      Customers customers,
      DealListRepository deals,
      Organization organization,
      BusinessDay day,
      List<TimelineSource> timelines) {
    this.database = database;
    this.customers = customers;
    this.deals = deals;
    this.organization = organization;
    this.day = day;
    this.timelines = List.copyOf(timelines);
  }

  /**
   * A customer in a list.
   *
   * @param lastContactOn last visit or call
   */
  record CustomerRow(
      long id,
      String name,
      @Nullable String industry,
      @Nullable String region,
      @Nullable String tier,
      @Nullable Named owner,
      @Nullable LocalDate lastContactOn,
      int openDeals) {}

  record CustomerList(long total, int page, int size, List<CustomerRow> rows) {}

  CustomerList list(Scope scope, @Nullable String q, int page, int size) {
    String words = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
    return database.read(
        scope,
        _ -> {
          if (words.isEmpty()) {
            return list(
                scope, customers.count(scope), customers.page(scope, page, size), page, size);
          }
          List<Customer> found = found(scope, words);
          List<Customer> shown = found.stream().skip((long) page * size).limit(size).toList();
          return list(scope, found.size(), shown, page, size);
        });
  }

  /** The index knows pairs of letters, so the names that it finds are looked at again. */
  private List<Customer> found(Scope scope, String words) {
    Long[] ids = deals.ids("customer", SearchKeys.query(words), CANDIDATES);
    return customers.byIds(scope, List.of(ids)).values().stream()
        .filter(customer -> SearchKeys.match(customer.name(), words))
        .sorted(Comparator.comparing(Customer::name).thenComparingLong(Customer::id))
        .toList();
  }

  private CustomerList list(Scope scope, long total, List<Customer> shown, int page, int size) {
    List<Long> ids = shown.stream().map(Customer::id).toList();
    Map<Long, Integer> open = deals.openDeals(ids, day.today(), day.isFixed());
    Map<Long, LocalDate> contacts = new HashMap<>();
    timelines.forEach(source -> contacts.putAll(source.lastContacts(scope, ids)));
    People people = organization.people(scope);
    List<CustomerRow> rows =
        shown.stream()
            .map(customer ->
                new CustomerRow(
                    customer.id(),
                    customer.name(),
                    customer.industry(),
                    customer.region(),
                    customer.tier(),
                    owner(customer, people),
                    contacts.get(customer.id()),
                    open.getOrDefault(customer.id(), 0)))
            .toList();
    return new CustomerList(total, page, size, rows);
  }

  private static @Nullable Named owner(Customer customer, People people) {
    Long id = customer.ownerId();
    return id == null
        ? null
        : people.find(id).map(person -> new Named(person.id(), person.name())).orElse(null);
  }
}
