package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Ledger;
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

/** Reads and changes deals, many at a time, and states their facts in the ledger. */
@Service
public class Deals {

  private final Database database;
  private final DealRepository repository;
  private final VisitRepository visits;
  private final Customers customers;
  private final Products products;
  private final Ledger ledger;

  Deals(
      Database database,
      DealRepository repository,
      VisitRepository visits,
      Customers customers,
      Products products,
      Ledger ledger) {
    this.database = database;
    this.repository = repository;
    this.visits = visits;
    this.customers = customers;
    this.products = products;
    this.ledger = ledger;
  }

  public Optional<Deal> find(Scope scope, long id) {
    return byIds(scope, List.of(id)).stream().findFirst();
  }

  public List<Deal> byIds(Scope scope, Collection<Long> ids) {
    return database.read(scope, _ -> repository.findByIds(ids));
  }

  public Map<String, Deal> byKeys(Scope scope, Collection<String> keys) {
    return database.read(scope, _ -> repository.findByKeys(keys)).stream()
        .collect(Collectors.toMap(Deal::key, Function.identity()));
  }

  public List<Deal> ofCustomers(Scope scope, Collection<Long> customerIds) {
    return database.read(scope, _ -> repository.findByCustomers(customerIds));
  }

  /**
   * Deals as they were on a day: without those that opened later; open, and at the node of that
   * day, those that closed later.
   */
  public List<Deal> asOf(Scope scope, List<Deal> present, LocalDate day) {
    List<Deal> opened =
        present.stream()
            .filter(deal -> deal.openedOn() == null || !deal.openedOn().isAfter(day))
            .toList();
    List<Long> reopened =
        opened.stream().filter(deal -> deal.closedAfter(day)).map(Deal::id).toList();
    Map<Long, List<Visit>> known =
        reopened.isEmpty()
            ? Map.of()
            : visits(scope, reopened).stream().collect(Collectors.groupingBy(Visit::dealId));
    return opened.stream()
        .map(deal ->
            deal.closedAfter(day)
                ? deal.reopened(nodeOn(known.getOrDefault(deal.id(), List.of()), deal, day))
                : deal)
        .toList();
  }

  private static Node nodeOn(List<Visit> known, Deal deal, LocalDate day) {
    return known.stream()
        .filter(visit -> !visit.enteredOn().isAfter(day))
        .max(Visit.IN_ORDER)
        .map(Visit::node)
        .orElse(deal.node());
  }

  /** Stores new deals and returns their ids by key. */
  public Map<String, Long> add(Scope scope, List<Deal> added) {
    return database.write(scope, _ -> repository.insert(added));
  }

  public void change(Scope scope, List<Deal> changed) {
    database.change(scope, _ -> repository.update(changed));
  }

  /** The known history of some deals, in order. */
  public List<Visit> visits(Scope scope, Collection<Long> dealIds) {
    return database.read(scope, _ -> visits.visits(dealIds));
  }

  /** The course of a deal, with what follows from its dates. */
  public List<Visit> course(Scope scope, Deal deal) {
    return DealCourse.of(deal, visits(scope, List.of(deal.id())));
  }

  public void addVisits(Scope scope, List<Visit> added, Map<Long, Deal> deals) {
    database.change(scope, _ -> visits.insert(added, deals));
  }

  /** Since when deals are where they are. */
  public void saveEntered(Scope scope, Map<Long, LocalDate> days) {
    database.change(scope, _ -> repository.saveEntered(days));
  }

  public void changeVisits(Scope scope, List<Visit> changed) {
    database.change(scope, _ -> visits.update(changed));
  }

  /** Makes the ledger state the facts of some deals as they are now, and no others about them. */
  public Posting post(
      Scope scope,
      Collection<String> keys,
      Circumstances circumstances,
      Function<String, Recording> recording) {
    return database.write(
        scope,
        _ -> {
          List<DealHistory> histories = histories(scope, repository.findByKeys(keys));
          Map<Long, Customer> buyers = customers.byIds(scope, customersOf(histories));
          Map<Long, Product> catalogue = catalogue(scope);
          List<Entry> facts = new ArrayList<>();
          Map<Long, LocalDate> entered = new HashMap<>();
          for (DealHistory history : histories) {
            Deal deal = history.deal();
            facts.addAll(
                DealFacts.of(
                    history,
                    find(buyers, deal.customerId()),
                    find(catalogue, deal.productId()),
                    circumstances,
                    recording.apply(deal.key())));
            if (!history.course().isEmpty()) {
              entered.put(deal.id(), history.course().getLast().enteredOn());
            }
          }
          repository.saveEntered(entered);
          return ledger.restate(
              scope,
              histories.stream().map(DealHistory::deal).map(DealFacts::sourceOf).toList(),
              facts);
        });
  }

  private List<DealHistory> histories(Scope scope, List<Deal> deals) {
    List<Long> ids = deals.stream().map(Deal::id).toList();
    Map<Long, Product> catalogue = catalogue(scope);
    Map<Long, List<Visit>> known =
        visits.visits(ids).stream().collect(Collectors.groupingBy(Visit::dealId));
    Map<Long, List<WorthChange>> changes =
        visits.changes(ids).stream().collect(Collectors.groupingBy(WorthChange::dealId));
    return deals.stream()
        .map(deal ->
            DealHistory.of(
                deal,
                known.getOrDefault(deal.id(), List.of()),
                changes.getOrDefault(deal.id(), List.of()),
                find(catalogue, deal.productId())))
        .toList();
  }

  private Map<Long, Product> catalogue(Scope scope) {
    return products.all(scope).stream().collect(Collectors.toMap(Product::id, Function.identity()));
  }

  private static <T> @Nullable T find(Map<Long, T> all, @Nullable Long id) {
    return id == null ? null : all.get(id);
  }

  private static Set<Long> customersOf(List<DealHistory> histories) {
    return histories.stream()
        .map(DealHistory::deal)
        .map(Deal::customerId)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
