package gnomon.server.pipeline;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Posting;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the change of one deal down, all in the transaction of its command: the record under the
 * scope of whoever changes it, so that the database refuses what is not theirs, then the facts that
 * it adds.
 */
@Component
class DealBook {

  private static final Scope SYSTEM = Scope.system();

  private final Database database;
  private final DealRepository deals;
  private final VisitRepository visits;
  private final ProductRepository products;
  private final Customers customers;
  private final Organization organization;
  private final BusinessDay day;
  private final Ledger ledger;
  private final Clock clock;

  DealBook(
      Database database,
      DealRepository deals,
      VisitRepository visits,
      ProductRepository products,
      Customers customers,
      Organization organization,
      BusinessDay day,
      Ledger ledger,
      Clock clock) {
    this.database = database;
    this.deals = deals;
    this.visits = visits;
    this.products = products;
    this.customers = customers;
    this.organization = organization;
    this.day = day;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A deal with its row held, and what is known of its past.
   *
   * @param stored the stays that have a row
   */
  record Page(
      DealRepository.Held held,
      List<Visit> stored,
      List<WorthChange> changes,
      @Nullable Product product) {

    Deal deal() {
      return held.deal();
    }

    DealHistory history() {
      return DealHistory.of(deal(), stored, changes, product);
    }
  }

  static Refusal absent() {
    return Refusal.absent("没有此商机。", "There is no such deal.");
  }

  /** Whoever changes a deal has seen what it is. */
  static void requireVersion(DealRepository.Held held, int version) {
    if (held.version() == version) {
      return;
    }
    Instant at = held.changedAt();
    String by = held.changedBy();
    throw Refusal.conflict(
            "stale_version",
            at == null ? "此商机已被改动。请看过最新内容后再试。" : "%s 于 %s 改动了此商机。请看过最新内容后再试。".formatted(by, at),
            at == null
                ? "The deal has changed meanwhile. Look at it again, then repeat."
                : "%s changed the deal at %s. Look at it again, then repeat.".formatted(by, at))
        .asException();
  }

  /** Opens the page of a deal in scope, and holds its row until the end of the transaction. */
  Optional<Page> open(long id) {
    return deals
        .lock(id)
        .map(held ->
            new Page(
                held,
                visits.visits(List.of(id)),
                visits.changes(List.of(id)),
                product(held.deal())));
  }

  /**
   * This moment, for the owner of a deal. A clock that was put back does not make a stay end before
   * it began.
   */
  Moment now(Deal deal, List<Visit> course) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Instant last =
        course.stream()
            .flatMap(visit -> java.util.stream.Stream.of(visit.enteredAt(), visit.leftAt()))
            .filter(Objects::nonNull)
            .map(at -> at.plus(1, ChronoUnit.MICROS))
            .max(Instant::compareTo)
            .orElse(now);
    return new Moment(day.today(), now.isBefore(last) ? last : now, deal.personId());
  }

  /** Saves the record with the course that it has now, and a change of worth that came with it. */
  void save(Viewer viewer, Page before, Deal deal, List<Visit> course, Moment moment) {
    Instant at = Objects.requireNonNull(moment.at());
    LocalDate enteredOn = course.isEmpty() ? deal.openedOn() : course.getLast().enteredOn();
    if (!deals.change(deal, enteredOn, at, viewer.account().displayName())) {
      throw new IllegalStateException("Deal " + deal.id() + " is held, but cannot be changed.");
    }
    saveCourse(deal, before.stored(), course);
    Worth worth = Worth.of(deal, product(deal));
    DealHistory history = before.history();
    boolean inPipeline = before.deal().state() == Deal.State.OPEN && !history.course().isEmpty();
    if (inPipeline && !worth.equals(history.worth())) {
      visits.insert(new WorthChange(deal.id(), at, moment.day(), history.worth(), worth), deal);
    }
  }

  void saveCourse(Deal deal, List<Visit> stored, List<Visit> course) {
    Map<Long, Visit> rows =
        stored.stream().collect(Collectors.toMap(Visit::id, Function.identity()));
    visits.update(
        course.stream()
            .filter(visit -> rows.containsKey(visit.id()) && !visit.equals(rows.remove(visit.id())))
            .toList());
    course.forEach(visit -> rows.remove(visit.id()));
    if (!rows.isEmpty()) {
      visits.delete(List.copyOf(rows.values()));
    }
    visits.insert(
        course.stream().filter(visit -> visit.id() == 0).toList(), Map.of(deal.id(), deal));
  }

  /** Posts what the deal's facts are now beyond what the ledger has of them. */
  void post(Deal deal) {
    database.change(
        SYSTEM,
        _ -> {
          List<Long> id = List.of(deal.id());
          Product product = product(deal);
          DealHistory history =
              DealHistory.of(deal, visits.visits(id), visits.changes(id), product);
          Customer customer =
              deal.customerId() == null
                  ? null
                  : customers.find(SYSTEM, deal.customerId()).orElse(null);
          String source = DealFacts.sourceOf(deal);
          List<Entry> wanted =
              DealFacts.of(history, customer, product, circumstances(), new Recording.Now());
          FactChange change = FactChange.between(ledger.standing(SYSTEM, source), wanted);
          if (!change.withdrawn().isEmpty()) {
            ledger.withdraw(SYSTEM, source, change.withdrawn());
          }
          requireNoConflict(ledger.post(SYSTEM, change.added()));
        });
  }

  private static void requireNoConflict(Posting posting) {
    if (!posting.conflicts().isEmpty()) {
      throw new IllegalStateException(
          "The ledger holds other facts under " + String.join(", ", posting.conflicts()) + ".");
    }
  }

  Circumstances circumstances() {
    Structure structure = organization.structure(SYSTEM);
    return new Circumstances(
        structure.people(), structure.units(), organization.newnessDays(SYSTEM));
  }

  /** Products are everyone's, so whatever scope the transaction has will do. */
  private @Nullable Product product(Deal deal) {
    Long id = deal.productId();
    return id == null ? null : products.find(id).orElse(null);
  }
}
