package gnomon.server.exchange;

import gnomon.server.activity.Activity;
import gnomon.server.customer.Customer;
import gnomon.server.pipeline.Deal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class ActivityIntake implements Intake<Activity> {

  private final Loading loading;
  private Names<Customer> customers;
  private Map<String, Deal> deals = Map.of();

  ActivityIntake(Loading loading) {
    this.loading = loading;
    this.customers = loading.customersNamedIn(List.of(), "customer");
  }

  @Override
  public void prepare(List<Row> rows) {
    customers = loading.customersNamedIn(rows, "customer");
    deals = loading.dealsNamedIn(rows);
  }

  @Override
  public String keyOf(Row row) {
    return loading.key(row.value("key"));
  }

  @Override
  public Map<String, Activity> existing(Collection<String> keys) {
    return loading.registers().activities().byKeys(loading.scope(), keys);
  }

  @Override
  public @Nullable Activity read(Row row, String key, @Nullable Activity existing, Tally tally) {
    Long owner = loading.person(row, "owner", null, tally);
    Customer customer = loading.customer(row, "customer", customers, tally);
    Deal deal = loading.deal(row, deals, tally);
    LocalDate day = row.date("day", null);
    Optional<Activity.What> kind =
        Optional.ofNullable(row.choice("kind", null)).flatMap(Activity.What::find);
    String text = row.text("text", existing == null ? null : existing.text());
    if (owner == null || day == null || kind.isEmpty() || row.isWrong()) {
      return null;
    }
    return new Activity(
        existing == null ? 0 : existing.id(),
        key,
        kind.get(),
        day,
        owner,
        loading.unitToday(owner),
        deal == null ? null : deal.id(),
        Loading.customerOf(customer, deal == null ? null : deal.customerId()),
        text);
  }

  @Override
  public void add(List<Activity> added) {
    loading.registers().activities().add(loading.scope(), added);
  }

  @Override
  public void change(List<Activity> changed) {
    loading.registers().activities().change(loading.scope(), changed);
  }

  @Override
  public void touch(Row row, String key, Activity activity, @Nullable Activity before) {
    loading.touched().add(ImportEntity.ACTIVITIES, key, loading.recording(row, before == null));
  }
}
