package gnomon.server.activity;

import gnomon.server.access.Viewer;
import gnomon.server.api.Refusal;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Posting;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import gnomon.server.pipeline.Recording;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people log of their day: one transaction for the activity and its fact, whose key is the
 * client's own id. Logging is the most frequent thing that anyone does here, so it asks little.
 */
@Service
public class ActivityLog {

  private static final Scope SYSTEM = Scope.system();
  private static final int LONGEST_TEXT = 2_000;
  private static final int DAYS_BACK = 31;

  private final Database database;
  private final ActivityRepository repository;
  private final Deals deals;
  private final Customers customers;
  private final Organization organization;
  private final BusinessDay businessDay;
  private final Ledger ledger;
  private final Clock clock;

  ActivityLog(
      Database database,
      ActivityRepository repository,
      Deals deals,
      Customers customers,
      Organization organization,
      BusinessDay businessDay,
      Ledger ledger,
      Clock clock) {
    this.database = database;
    this.repository = repository;
    this.deals = deals;
    this.customers = customers;
    this.organization = organization;
    this.businessDay = businessDay;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Something that someone has done.
   *
   * @param id made by the client
   * @param customerId by default the deal's
   * @param day by default today
   */
  public record Wish(
      @NotNull UUID id,
      @NotBlank String kind,
      @Nullable Long dealId,
      @Nullable Long customerId,
      @Nullable LocalDate day,
      @Nullable String text) {}

  /** What is logged, and whom it was about. */
  public record Logged(Activity activity, @Nullable Deal deal, @Nullable Customer customer) {}

  static String keyOf(UUID id) {
    return "gnomon/" + id;
  }

  /** The client's own id for what was logged here, else the key of a file. */
  static String idOf(Activity activity) {
    return activity.key().replaceFirst("^gnomon/", "");
  }

  /** Logs what the viewer has done, once for each id. */
  public Logged log(Viewer viewer, Wish wish) {
    Activity.What kind = kind(wish.kind());
    String text = text(wish);
    LocalDate today = businessDay.today();
    LocalDate day = day(wish, today);
    long person = person(viewer);
    Scope scope = viewer.scope();
    return database.write(
        scope,
        _ -> {
          Deal deal = deal(scope, wish);
          Customer customer = customer(scope, wish, deal);
          Circumstances around = circumstances(scope);
          Activity activity =
              new Activity(
                  0,
                  keyOf(wish.id()),
                  kind,
                  day,
                  person,
                  around.unitOf(person, day),
                  deal == null ? null : Long.valueOf(deal.id()),
                  customer == null ? null : Long.valueOf(customer.id()),
                  text);
          if (!repository.log(activity, clock.instant(), today)) {
            return new Logged(logged(activity, wish), deal, customer);
          }
          post(scopeOfFact(scope, activity), activity, customer, around);
          return new Logged(activity, deal, customer);
        });
  }

  /** The viewer's own, which spares a change of it, unless the fact lies beyond. */
  private static Scope scopeOfFact(Scope scope, Activity activity) {
    return switch (scope) {
      case Scope.Machinery _, Scope.Everything _ -> scope;
      case Scope.Own own -> own.personId() == activity.personId() ? scope : SYSTEM;
      case Scope.Units units -> units.unitIds().contains(activity.unitId()) ? scope : SYSTEM;
      case Scope.Published _ -> SYSTEM;
    };
  }

  private void post(
      Scope scope, Activity activity, @Nullable Customer customer, Circumstances around) {
    Posting posting =
        ledger.post(
            scope, List.of(Activities.fact(activity, customer, around, new Recording.Now())));
    if (!posting.conflicts().isEmpty()) {
      throw new IllegalStateException("The ledger holds another fact of " + activity);
    }
  }

  /** The same id again: what it has logged, unless it is used for something else. */
  private Activity logged(Activity wanted, Wish wish) {
    Activity there =
        database.read(SYSTEM, _ -> repository.findByKeys(List.of(wanted.key()))).stream()
            .findFirst()
            .orElseThrow(() ->
                Refusal.conflict(
                        "activity_removed",
                        "此记录已被删除。请用新的编号再记一次。",
                        "This activity was removed. Maybe log it again with a new id.")
                    .asException());
    boolean same =
        there.kind() == wanted.kind()
            && there.personId() == wanted.personId()
            && (wish.day() == null || there.day().equals(wanted.day()))
            && Objects.equals(there.dealId(), wanted.dealId())
            && Objects.equals(there.customerId(), wanted.customerId())
            && Objects.equals(there.text(), wanted.text());
    if (!same) {
      throw Refusal.conflict(
              "command_reused",
              "此操作编号已用于另一操作。请用新的编号。",
              "The id of this command was used for another one. Maybe make a new id.")
          .asException();
    }
    return there;
  }

  private Circumstances circumstances(Scope scope) {
    Structure structure = organization.structure(scope);
    return new Circumstances(
        structure.people(), structure.units(), organization.newnessDays(scope));
  }

  static Activity.What kind(String code) {
    return Activity.What.find(code)
        .orElseThrow(() -> {
          String codes =
              Arrays.stream(Activity.What.values())
                  .map(Activity.What::code)
                  .collect(Collectors.joining(", "));
          return Refusal.invalid(
                  "unknown_kind",
                  "kind",
                  "没有活动类型“%s”。可用：%s。".formatted(code, codes),
                  "There is no kind of activity \"%s\". Maybe one of %s.".formatted(code, codes))
              .asException();
        });
  }

  private static @Nullable String text(Wish wish) {
    String text = wish.text();
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_TEXT) {
      throw Refusal.invalid(
              "text_too_long",
              "text",
              "内容有 %d 字，最多 %d 字。请缩短。".formatted(text.length(), LONGEST_TEXT),
              "The text has %d characters, at most %d are possible. Maybe shorten it."
                  .formatted(text.length(), LONGEST_TEXT))
          .asException();
    }
    return text.strip();
  }

  private static LocalDate day(Wish wish, LocalDate today) {
    LocalDate day = wish.day() == null ? today : wish.day();
    LocalDate first = today.minusDays(DAYS_BACK);
    if (day.isAfter(today) || day.isBefore(first)) {
      throw Refusal.invalid(
              "invalid_day",
              "day",
              "日期 %s 应在 %s 至今天 %s 之间。".formatted(day, first, today),
              "The day %s must lie between %s and today, %s.".formatted(day, first, today))
          .asException();
    }
    return day;
  }

  private static long person(Viewer viewer) {
    Long person = viewer.account().personId();
    if (person == null) {
      throw Refusal.conflict(
              "no_person",
              "您的账号没有对应的人员，不能记录活动。",
              "Your account belongs to no person, so it has no activities.")
          .asException();
    }
    return person;
  }

  private @Nullable Deal deal(Scope scope, Wish wish) {
    Long id = wish.dealId();
    if (id == null && wish.customerId() == null) {
      throw Refusal.invalid(
              "subject_missing",
              "customerId",
              "请选择商机或客户。",
              "Choose the deal or the customer that it was about.")
          .asException();
    }
    return id == null
        ? null
        : deals
            .find(scope, id)
            .orElseThrow(() ->
                Refusal.invalid(
                        "unknown_deal",
                        "dealId",
                        "没有编号为 %d 的商机。".formatted(id),
                        "There is no deal %d. Maybe choose one of the list.".formatted(id))
                    .asException());
  }

  private @Nullable Customer customer(Scope scope, Wish wish, @Nullable Deal deal) {
    Long id = wish.customerId() != null || deal == null ? wish.customerId() : deal.customerId();
    return id == null
        ? null
        : customers
            .find(scope, id)
            .orElseThrow(() ->
                Refusal.invalid(
                        "unknown_customer",
                        "customerId",
                        "没有编号为 %d 的客户。".formatted(id),
                        "There is no customer %d. Maybe choose one of the list.".formatted(id))
                    .asException());
  }

  /** Takes back what the viewer has logged today, by a reversing fact. */
  public void remove(Viewer viewer, UUID id) {
    long person = person(viewer);
    database.change(
        viewer.scope(),
        _ -> {
          ActivityRepository.Logged logged =
              repository
                  .lock(keyOf(id))
                  .filter(found -> found.activity().personId() == person)
                  .orElseThrow(() ->
                      Refusal.absent(
                              "没有此活动，或它不是您记录的。", "There is no such activity, or it is not yours.")
                          .asException());
          if (logged.removed()) {
            return;
          }
          requireToday(logged);
          repository.remove(logged.activity().id(), clock.instant());
          String source = Activities.sourceOf(logged.activity());
          ledger.withdraw(SYSTEM, source, Set.of(source + "/done"));
        });
  }

  private void requireToday(ActivityRepository.Logged logged) {
    Optional<LocalDate> on = Optional.ofNullable(logged.loggedOn());
    if (on.isEmpty() || !on.get().equals(businessDay.today())) {
      throw Refusal.conflict(
              "too_late",
              "只能删除当天记录的活动。",
              "An activity can be removed on the day on which it was logged, not later.")
          .asException();
    }
  }
}
