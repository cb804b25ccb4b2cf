package gnomon.server.search;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.database.SearchKeys;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import gnomon.server.pipeline.Product;
import gnomon.server.pipeline.Products;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Search over names. The index gives what holds all the bigrams of a query, in a few more cases
 * than the query itself, so the names are looked at again; and every record is read again in the
 * scope of whoever asks.
 */
@Service
class Search {

  private static final int CANDIDATES = 40;
  private static final int SHOWN = 6;
  private static final int LONGEST_QUERY = 60;

  private final Database database;
  private final SearchRepository repository;
  private final Organization organization;
  private final BusinessDay day;
  private final Customers customers;
  private final Deals deals;
  private final Products products;

  Search(
      Database database,
      SearchRepository repository,
      Organization organization,
      BusinessDay day,
      Customers customers,
      Deals deals,
      Products products) {
    this.database = database;
    this.repository = repository;
    this.organization = organization;
    this.day = day;
    this.customers = customers;
    this.deals = deals;
    this.products = products;
  }

  List<Found> find(Scope scope, String text) {
    String query = text.strip().toLowerCase(Locale.ROOT);
    if (query.isEmpty() || query.length() > LONGEST_QUERY) {
      return List.of();
    }
    return database.read(
        scope,
        _ -> {
          UnitTree units = organization.units(scope);
          return Stream.of(
                  people(scope, query, units),
                  units(query, units),
                  customers(scope, query),
                  deals(scope, query),
                  products(scope, query))
              .flatMap(found -> best(found, query))
              .toList();
        });
  }

  private static Stream<Found> best(Stream<Found> found, String query) {
    return found
        .filter(one -> names(one.name(), query))
        .sorted(
            Comparator.comparing(
                    (Found one) -> !one.name().toLowerCase(Locale.ROOT).startsWith(query))
                .thenComparingInt(one -> one.name().length())
                .thenComparing(Found::name))
        .limit(SHOWN);
  }

  private static boolean names(String name, String query) {
    return SearchKeys.match(name, query);
  }

  private List<Long> ids(String kind, String query) {
    return repository.find(kind, SearchKeys.query(query), CANDIDATES);
  }

  private Stream<Found> people(Scope scope, String query, UnitTree units) {
    List<Long> ids = ids("person", query);
    if (ids.isEmpty()) {
      return Stream.of();
    }
    People people = organization.people(scope);
    return ids.stream()
        .flatMap(id -> people.find(id).stream())
        .map(person ->
            new Found(
                "person",
                person.id(),
                person.name(),
                people
                    .nearest(person.id(), day.today())
                    .map(membership -> units.get(membership.unitId()).name())
                    .orElse(""),
                "/board?node=person:" + person.id()));
  }

  private static Stream<Found> units(String query, UnitTree units) {
    return units.depthFirst().stream()
        .filter(unit -> names(unit.name(), query))
        .map(unit ->
            new Found(
                "unit",
                unit.id(),
                unit.name(),
                above(unit, units),
                "/board?node=" + (unit.parentId() == null ? "company" : "unit:" + unit.id())));
  }

  private static String above(Unit unit, UnitTree units) {
    List<String> path = units.path(unit.id()).stream().map(Unit::name).toList();
    return String.join(" › ", path.subList(0, path.size() - 1));
  }

  private Stream<Found> customers(Scope scope, String query) {
    return customers.byIds(scope, ids("customer", query)).values().stream()
        .map(customer ->
            new Found(
                "customer",
                customer.id(),
                customer.name(),
                customer.industry() == null ? "" : customer.industry(),
                "/customers/" + customer.id()));
  }

  private Stream<Found> deals(Scope scope, String query) {
    List<Deal> found = deals.asOf(scope, deals.byIds(scope, ids("deal", query)), day.today());
    Set<Long> buyers = new HashSet<>();
    for (Deal deal : found) {
      Long customer = deal.customerId();
      if (customer != null) {
        buyers.add(customer);
      }
    }
    Map<Long, Customer> named = customers.byIds(scope, buyers);
    return found.stream()
        .map(deal -> {
          Customer customer = deal.customerId() == null ? null : named.get(deal.customerId());
          return new Found(
              "deal",
              deal.id(),
              deal.name(),
              customer == null ? "" : customer.name(),
              "/deals/" + deal.id());
        });
  }

  private Stream<Found> products(Scope scope, String query) {
    List<Long> ids = ids("product", query);
    return ids.isEmpty()
        ? Stream.of()
        : products.all(scope).stream()
            .filter(product -> ids.contains(product.id()))
            .map(Search::found);
  }

  private static Found found(Product product) {
    String line = product.line();
    return new Found(
        "product",
        product.id(),
        product.name(),
        line == null ? "" : line,
        "/measures?measure=revenue");
  }
}
