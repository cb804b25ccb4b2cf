package gnomon.server.activity;

import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.ledger.Posting;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Structure;
import gnomon.server.pipeline.Circumstances;
import gnomon.server.pipeline.FactKey;
import gnomon.server.pipeline.FirstOrderMoved;
import gnomon.server.pipeline.Recording;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Reads and changes activities, many at a time, and states their facts in the ledger. */
@Service
public class Activities {

  private final Database database;
  private final ActivityRepository repository;
  private final Customers customers;
  private final Organization organization;
  private final Ledger ledger;

  Activities(
      Database database,
      ActivityRepository repository,
      Customers customers,
      Organization organization,
      Ledger ledger) {
    this.database = database;
    this.repository = repository;
    this.customers = customers;
    this.organization = organization;
    this.ledger = ledger;
  }

  public Map<String, Activity> byKeys(Scope scope, Collection<String> keys) {
    return database.read(scope, _ -> repository.findByKeys(keys)).stream()
        .collect(Collectors.toMap(Activity::key, Function.identity()));
  }

  public List<Activity> ofDeal(Scope scope, long dealId) {
    return database.read(scope, _ -> repository.findByDeal(dealId));
  }

  public List<Activity> ofCustomers(Scope scope, Collection<Long> customerIds) {
    return database.read(scope, _ -> repository.findByCustomers(customerIds));
  }

  /** The last day on which someone spoke with each of some customers. */
  public Map<Long, LocalDate> lastContacts(Scope scope, Collection<Long> customerIds) {
    return database.read(scope, _ -> repository.lastContacts(customerIds));
  }

  /** States a customer's facts anew, which have another newness now. */
  @EventListener
  void on(FirstOrderMoved moved) {
    Scope system = Scope.system();
    Structure structure = organization.structure(system);
    post(
        system,
        ofCustomers(system, List.of(moved.customerId())).stream().map(Activity::key).toList(),
        new Circumstances(structure.people(), structure.units(), organization.newnessDays(system)),
        _ -> new Recording.Now());
  }

  public void add(Scope scope, List<Activity> added) {
    database.change(scope, _ -> repository.insert(added));
  }

  public void change(Scope scope, List<Activity> changed) {
    database.change(scope, _ -> repository.update(changed));
  }

  /** Makes the ledger state the facts of some activities as they are now. */
  public Posting post(
      Scope scope,
      Collection<String> keys,
      Circumstances circumstances,
      Function<String, Recording> recording) {
    return database.write(
        scope,
        _ -> {
          List<Activity> activities = repository.findByKeys(keys);
          List<Long> visited =
              activities.stream().map(Activity::customerId).filter(Objects::nonNull).toList();
          Map<Long, Customer> buyers = customers.byIds(scope, visited);
          List<Entry> facts =
              activities.stream()
                  .map(activity ->
                      fact(activity, buyers, circumstances, recording.apply(activity.key())))
                  .toList();
          return ledger.restate(
              scope, activities.stream().map(Activities::sourceOf).toList(), facts);
        });
  }

  static String sourceOf(Activity activity) {
    return FactKey.source("activity", activity.key());
  }

  /** The fact of an activity, for a loader that has the activity in its hands. */
  public static Entry fact(
      Activity activity,
      Map<Long, Customer> buyers,
      Circumstances circumstances,
      Recording recording) {
    Long buyer = activity.customerId();
    return fact(activity, buyer == null ? null : buyers.get(buyer), circumstances, recording);
  }

  static Entry fact(
      Activity activity,
      @Nullable Customer customer,
      Circumstances circumstances,
      Recording recording) {
    Entry.Who who =
        circumstances.who(
            activity.personId(), activity.customerId(), activity.dealId(), activity.day());
    return new Entry(
        sourceOf(activity),
        sourceOf(activity) + "/done",
        activity.kind().fact(),
        activity.day(),
        null,
        who,
        circumstances.dimensions(who.unitId(), customer, null, null, activity.day()),
        Numbers.NONE,
        recording.recorded(activity.day()),
        recording.assumed());
  }
}
