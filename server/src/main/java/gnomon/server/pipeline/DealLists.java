package gnomon.server.pipeline;

import gnomon.engine.pipeline.Node;
import gnomon.server.access.Viewer;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.database.SearchKeys;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import gnomon.server.pipeline.DealListRepository.Listed;
import gnomon.server.pipeline.DealListRepository.Sum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists deals, by page and by node, each person those in their scope. */
@Service
class DealLists {

  private static final int ON_BOARD = 50;
  private static final int CANDIDATES = 1_000;

  /** So long a won deal still stands on the board, at after-sales. */
  private static final int RECENT_DAYS = 30;

  private final Database database;
  private final DealListRepository repository;
  private final Customers customers;
  private final Organization organization;
  private final Standards standards;
  private final BusinessDay day;

  DealLists(
      Database database,
      DealListRepository repository,
      Customers customers,
      Organization organization,
      Standards standards,
      BusinessDay day) {
    this.database = database;
    this.repository = repository;
    this.customers = customers;
    this.organization = organization;
    this.standards = standards;
    this.day = day;
  }

  DealList list(Viewer viewer, DealFilter filter, DealOrder order, int page, int size) {
    return database.read(
        viewer.scope(),
        _ -> {
          Around around = around(viewer.scope());
          DealQuery query = query(viewer, filter, around);
          Sum sum = repository.sums(query).values().stream().reduce(Sum.NOTHING, Sum::plus);
          List<Listed> found = repository.page(query, order, around.byName(), page, size);
          return new DealList(
              sum.count(),
              around.money(sum.worth()),
              sum.estimated(),
              page,
              size,
              rows(viewer.scope(), found, around));
        });
  }

  DealBoard board(Viewer viewer, DealFilter filter) {
    return database.read(
        viewer.scope(),
        _ -> {
          Around around = around(viewer.scope());
          DealQuery query = query(viewer, filter, around);
          Map<String, Sum> sums = new HashMap<>(repository.sums(query));
          List<Listed> found = new ArrayList<>(repository.longest(query, ON_BOARD));
          if (filter.standing() == DealFilter.Standing.OPEN) {
            DealQuery won = query.with(filter.ofWon(), day.today().minusDays(RECENT_DAYS));
            sums.putAll(repository.sums(won));
            found.addAll(repository.page(won, DealOrder.STAY, List.of(), 0, ON_BOARD));
          }
          Map<String, List<DealRow>> rows =
              rows(viewer.scope(), found, around).stream()
                  .collect(Collectors.groupingBy(DealRow::node));
          return new DealBoard(
              Arrays.stream(Node.values())
                  .map(Node::code)
                  .map(node ->
                      column(
                          node,
                          sums.getOrDefault(node, Sum.NOTHING),
                          rows.getOrDefault(node, List.of()),
                          around))
                  .toList());
        });
  }

  private static DealBoard.Column column(String node, Sum sum, List<DealRow> deals, Around around) {
    return new DealBoard.Column(
        node,
        sum.count(),
        around.money(sum.worth()),
        sum.estimated(),
        around.limit(node, null),
        deals,
        sum.count() - deals.size());
  }

  private DealQuery query(Viewer viewer, DealFilter filter, Around around) {
    return new DealQuery(
        filter,
        day.today(),
        day.isFixed(),
        filter.ownerWanted(viewer.account().personId()),
        units(filter, around.structure().units()),
        found(viewer.scope(), filter.q()),
        around.standards(),
        null);
  }

  private static @Nullable Set<Long> units(DealFilter filter, UnitTree units) {
    Set<Long> wanted = null;
    Long unit = filter.unit();
    if (unit != null) {
      wanted = units.find(unit).isPresent() ? units.subtree(unit) : Set.of();
    }
    String region = filter.region();
    if (region != null) {
      Set<Long> there =
          units.depthFirst().stream()
              .filter(one -> one.level() == Unit.Level.REGION && one.name().equals(region))
              .flatMap(one -> units.subtree(one.id()).stream())
              .collect(Collectors.toSet());
      if (wanted != null) {
        there.retainAll(wanted);
      }
      wanted = there;
    }
    return wanted;
  }

  /** The index knows pairs of letters, so the names that it finds are looked at again. */
  private DealQuery.@Nullable Found found(Scope scope, @Nullable String text) {
    String words = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (words.isEmpty()) {
      return null;
    }
    String[] keys = SearchKeys.query(words);
    Set<Long> deals = new HashSet<>();
    repository
        .candidates(keys, CANDIDATES)
        .forEach((id, name) -> {
          if (SearchKeys.match(name, words)) {
            deals.add(id);
          }
        });
    Set<Long> buyers =
        customers
            .byIds(scope, List.of(repository.ids("customer", keys, CANDIDATES)))
            .values()
            .stream()
            .filter(customer -> SearchKeys.match(customer.name(), words))
            .map(Customer::id)
            .collect(Collectors.toSet());
    return new DealQuery.Found(deals, buyers);
  }

  private Around around(Scope scope) {
    return new Around(organization.structure(scope), day.today(), standards.on(scope, day.today()));
  }

  /** What the rows refer to. */
  private record Around(Structure structure, LocalDate today, StandardsOfDay standards) {

    @Nullable BigDecimal limit(String node, @Nullable String line) {
      return Node.find(node).flatMap(one -> standards.dwellDays(one, line)).orElse(null);
    }

    String money(BigDecimal minorUnits) {
      return minorUnits.movePointLeft(structure.company().scale()).toPlainString();
    }

    List<Long> byName() {
      return structure.people().all().stream()
          .sorted(Comparator.comparing(Person::name).thenComparingLong(Person::id))
          .map(Person::id)
          .toList();
    }

    String unit(long id) {
      return structure.units().find(id).map(Unit::name).orElse("");
    }

    Named person(long id) {
      return new Named(id, structure.people().find(id).map(Person::name).orElse(""));
    }
  }

  private List<DealRow> rows(Scope scope, List<Listed> found, Around around) {
    Set<Long> ids =
        found.stream().map(Listed::customerId).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<Long, Customer> buyers = customers.byIds(scope, ids);
    return found.stream()
        .map(listed -> {
          Customer buyer = listed.customerId() == null ? null : buyers.get(listed.customerId());
          return row(listed, buyer, around);
        })
        .toList();
  }

  private static DealRow row(Listed listed, @Nullable Customer customer, Around around) {
    Long worth = listed.worth();
    return new DealRow(
        listed.id(),
        listed.name(),
        customer == null ? null : new Named(customer.id(), customer.name()),
        around.person(listed.personId()),
        around.unit(listed.unitId()),
        listed.unitId(),
        listed.product(),
        listed.line(),
        listed.channel(),
        listed.node(),
        listed.state(),
        worth == null ? null : around.money(BigDecimal.valueOf(worth)),
        listed.estimated(),
        listed.openedOn(),
        listed.closedOn(),
        listed.enteredOn(),
        stayDays(listed, around.today()),
        listed.overdue(),
        listed.blocked(),
        listed.lossReason(),
        listed.version());
  }

  private static @Nullable Long stayDays(Listed listed, LocalDate today) {
    LocalDate entered = listed.enteredOn();
    if (entered == null) {
      return null;
    }
    LocalDate closed = listed.closedOn();
    LocalDate end = closed != null && listed.state().equals("lost") ? closed : today;
    return Math.max(0, ChronoUnit.DAYS.between(entered, end));
  }
}
