package gnomon.server.activity;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.People;
import gnomon.server.organization.Person;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people did: logged, listed, and taken back on the same day. */
@RestController
@RequestMapping(value = "/api/activities", produces = "application/json")
class ActivityController {

  /** Finance reads only. */
  private static final String WORKING =
      "hasAnyRole('administrator', 'operations', 'executive', 'manager', 'seller')";

  private static final int MOST = 200;
  private static final int SHOWN_DAYS = 30;

  private final ActivityLog log;
  private final ActivityRepository repository;
  private final Database database;
  private final Deals deals;
  private final Customers customers;
  private final Organization organization;
  private final BusinessDay day;

  ActivityController(
      ActivityLog log,
      ActivityRepository repository,
      Database database,
      Deals deals,
      Customers customers,
      Organization organization,
      BusinessDay day) {
    this.log = log;
    this.repository = repository;
    this.database = database;
    this.deals = deals;
    this.customers = customers;
    this.organization = organization;
    this.day = day;
  }

  record Subject(long id, String name) {}

  /**
   * An activity.
   *
   * @param id the client's own for what was logged here, else the key of the file
   * @param at when it was logged; null for one of a file
   * @param by the name of the person
   */
  record ActivityLine(
      String id,
      String kind,
      LocalDate day,
      @Nullable Instant at,
      @Nullable Subject deal,
      @Nullable Subject customer,
      @Nullable String text,
      String by) {}

  @PostMapping
  @PreAuthorize(WORKING)
  @ResponseStatus(HttpStatus.CREATED)
  ActivityLine add(Viewer viewer, @Valid @RequestBody ActivityLog.Wish wish) {
    ActivityLog.Logged logged = log.log(viewer, wish);
    Deal deal = logged.deal();
    Customer customer = logged.customer();
    return line(
        new ActivityRepository.Logged(logged.activity(), null, null, false),
        deal,
        customer,
        organization.people(viewer.scope()));
  }

  @DeleteMapping("/{id}")
  @PreAuthorize(WORKING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Viewer viewer, @PathVariable UUID id) {
    log.remove(viewer, id);
  }

  /** Those in scope, newest first. */
  @GetMapping
  List<ActivityLine> list(
      Viewer viewer,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String person) {
    LocalDate last = to == null ? day.today() : to;
    LocalDate first = from == null ? last.minusDays(SHOWN_DAYS) : from;
    Long wanted = person(viewer, person);
    return database.read(
        viewer.scope(), _ -> lines(viewer.scope(), repository.latest(first, last, wanted, MOST)));
  }

  private static @Nullable Long person(Viewer viewer, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.equals("me")) {
      Long me = viewer.account().personId();
      return me == null ? Long.valueOf(0) : me;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw Refusal.invalid(
              "unknown_person",
              "person",
              "“%s”不是人员编号。请用编号或 me。".formatted(text),
              "\"%s\" is not the number of a person. Maybe \"me\".".formatted(text))
          .asException();
    }
  }

  private List<ActivityLine> lines(Scope scope, List<ActivityRepository.Logged> found) {
    Map<Long, Deal> about =
        deals.byIds(scope, ids(found, Activity::dealId)).stream()
            .collect(Collectors.toMap(Deal::id, Function.identity()));
    Map<Long, Customer> with = customers.byIds(scope, ids(found, Activity::customerId));
    People people = organization.people(scope);
    return found.stream()
        .map(logged -> {
          Activity activity = logged.activity();
          Deal deal = activity.dealId() == null ? null : about.get(activity.dealId());
          Customer customer =
              activity.customerId() == null ? null : with.get(activity.customerId());
          return line(logged, deal, customer, people);
        })
        .toList();
  }

  private static ActivityLine line(
      ActivityRepository.Logged logged,
      @Nullable Deal deal,
      @Nullable Customer customer,
      People people) {
    Activity activity = logged.activity();
    return new ActivityLine(
        ActivityLog.idOf(activity),
        activity.kind().code(),
        activity.day(),
        logged.at(),
        deal == null ? null : new Subject(deal.id(), deal.name()),
        customer == null ? null : new Subject(customer.id(), customer.name()),
        activity.text(),
        people.find(activity.personId()).map(Person::name).orElse(""));
  }

  private static List<Long> ids(
      List<ActivityRepository.Logged> found, Function<Activity, @Nullable Long> id) {
    return found.stream()
        .map(ActivityRepository.Logged::activity)
        .map(id)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
