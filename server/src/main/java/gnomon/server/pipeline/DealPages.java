package gnomon.server.pipeline;

import gnomon.server.access.Role;
import gnomon.server.access.Viewer;
import gnomon.server.api.Text;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Structure;
import gnomon.server.organization.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Everything that a deal's page shows, from one snapshot. */
@Service
class DealPages {

  private final Database database;
  private final Deals deals;
  private final DealRepository repository;
  private final Customers customers;
  private final Products products;
  private final Reasons reasons;
  private final Standards standards;
  private final BlockerRepository blockers;
  private final Organization organization;
  private final BusinessDay day;
  private final List<TimelineSource> timelines;

  DealPages(
      Database database,
      Deals deals,
      DealRepository repository,
      Customers customers,
      Products products,
      Reasons reasons,
      Standards standards,
      BlockerRepository blockers,
      Organization organization,
      BusinessDay day,
      List<TimelineSource> timelines) {
    this.database = database;
    this.deals = deals;
    this.repository = repository;
    this.customers = customers;
    this.products = products;
    this.reasons = reasons;
    this.standards = standards;
    this.blockers = blockers;
    this.organization = organization;
    this.day = day;
    this.timelines = List.copyOf(timelines);
  }

  DealPage show(Viewer viewer, long id, Locale locale) {
    return find(viewer, id, locale).orElseThrow(() -> DealBook.absent().asException());
  }

  Optional<DealPage> find(Viewer viewer, long id, Locale locale) {
    Scope scope = viewer.scope();
    return database.read(
        scope,
        _ ->
            deals
                .find(scope, id)
                .flatMap(stored ->
                    deals.asOf(scope, List.of(stored), day.today()).stream()
                        .findFirst()
                        .map(deal -> page(viewer, stored, deal, locale))));
  }

  private DealPage page(Viewer viewer, Deal stored, Deal deal, Locale locale) {
    Scope scope = viewer.scope();
    Structure structure = organization.structure(scope);
    Product product =
        deal.productId() == null ? null : products.find(scope, deal.productId()).orElse(null);
    DealLine line = DealLine.of(deal, product, structure.company().scale());
    Map<String, Reason> lost = reasonsOf(scope, Reasons.Which.LOSS);
    Reason reason = deal.lossReason() == null ? null : lost.get(deal.lossReason());
    return new DealPage(
        deal.id(),
        deal.name(),
        customer(scope, deal),
        new Named(
            deal.personId(), structure.people().find(deal.personId()).map(Person::name).orElse("")),
        structure.units().find(deal.unitId()).map(Unit::name).orElse(""),
        deal.unitId(),
        product == null ? null : product.name(),
        deal.productId(),
        product == null ? null : product.line(),
        deal.channel(),
        line.node(),
        line.state(),
        line.amount(),
        line.estimated(),
        deal.openedOn(),
        deal.closedOn(),
        deal.lossReason(),
        reason == null ? null : reason.name(),
        repository.version(deal.id()),
        new DealPage.Can(mayChange(viewer) && !stored.closedAfter(day.today())),
        stays(scope, deal, product),
        blockers(scope, deal.id()),
        timelines.stream().flatMap(source -> source.deeds(scope, deal).stream()).toList(),
        timeline(scope, deal, locale));
  }

  /** Whoever sees a deal may change it, unless their role only reads. */
  private static boolean mayChange(Viewer viewer) {
    return viewer
        .account()
        .hasAny(Role.ADMINISTRATOR, Role.OPERATIONS, Role.EXECUTIVE, Role.MANAGER, Role.SELLER);
  }

  private @Nullable Named customer(Scope scope, Deal deal) {
    Long id = deal.customerId();
    return id == null
        ? null
        : customers.find(scope, id).map(found -> new Named(found.id(), found.name())).orElse(null);
  }

  private Map<String, Reason> reasonsOf(Scope scope, Reasons.Which list) {
    return reasons.all(scope, list).stream()
        .collect(Collectors.toMap(Reason::code, Function.identity()));
  }

  private List<DealPage.Stay> stays(Scope scope, Deal deal, @Nullable Product product) {
    List<Visit> course = deals.course(scope, deal);
    LocalDate today = day.today();
    StandardsOfDay limits = standards.on(scope, today);
    String line = product == null ? null : product.line();
    return course.stream()
        .filter(visit -> !visit.enteredOn().isAfter(today))
        .map(visit -> stay(visit, deal, today, limits.dwellDays(visit.node(), line).orElse(null)))
        .toList();
  }

  /** A deal that is won has arrived, so nothing limits how long it stays there. */
  private static DealPage.Stay stay(
      Visit visit, Deal deal, LocalDate today, @Nullable BigDecimal standard) {
    LocalDate left = visit.leftOn();
    boolean current = left == null || left.isAfter(today);
    long days =
        ChronoUnit.DAYS.between(visit.enteredOn(), current ? today : Objects.requireNonNull(left));
    BigDecimal limit = current && deal.state() != Deal.State.OPEN ? null : standard;
    return new DealPage.Stay(
        visit.node().code(),
        visit.enteredAt(),
        visit.enteredOn(),
        current ? null : left,
        days,
        current,
        limit,
        limit != null && limit.compareTo(BigDecimal.valueOf(days)) < 0,
        visit.note());
  }

  private List<DealPage.BlockerLine> blockers(Scope scope, long deal) {
    Map<String, Reason> names = reasonsOf(scope, Reasons.Which.BLOCKER);
    return blockers.ofDeal(deal).stream()
        .map(blocker -> {
          Reason reason = names.get(blocker.reason());
          return new DealPage.BlockerLine(
              blocker.id(),
              blocker.node().code(),
              new DealPage.Why(
                  blocker.reason(),
                  reason == null ? new Text(blocker.reason(), blocker.reason()) : reason.name()),
              blocker.text(),
              blocker.since(),
              blocker.solvedOn());
        })
        .toList();
  }

  private List<DealPage.Happening> timeline(Scope scope, Deal deal, Locale locale) {
    return timelines.stream()
        .flatMap(source -> source.events(scope, deal).stream())
        .filter(event -> !event.day().isAfter(day.today()))
        .sorted(Comparator.comparing(TimelineEvent::day))
        .map(event -> new DealPage.Happening(event.day(), event.kind(), event.text().in(locale)))
        .toList()
        .reversed();
  }
}
