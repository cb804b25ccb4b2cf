package gnomon.server.pipeline;

import gnomon.server.customer.Customer;
import gnomon.server.ledger.Dimensions;
import gnomon.server.ledger.Entry;
import gnomon.server.organization.Membership;
import gnomon.server.organization.People;
import gnomon.server.organization.Unit;
import gnomon.server.organization.UnitTree;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What surrounds a fact on its day: the person's unit at that time and the dimension values. */
public final class Circumstances {

  private final People people;
  private final UnitTree units;
  private final int newnessDays;
  private final Map<Long, Optional<String>> regions = new HashMap<>();

  /**
   * @param newnessDays days from a customer's first order during which it counts as new
   */
  public Circumstances(People people, UnitTree units, int newnessDays) {
    this.people = people;
    this.units = units;
    this.newnessDays = newnessDays;
  }

  /** The person's unit on a day; the company for someone who never belonged to any. */
  public long unitOf(long personId, LocalDate day) {
    return people.nearest(personId, day).map(Membership::unitId).orElseGet(() -> units.root().id());
  }

  public Entry.Who who(
      long personId, @Nullable Long customerId, @Nullable Long dealId, LocalDate day) {
    return new Entry.Who(unitOf(personId, day), personId, customerId, dealId);
  }

  public Dimensions dimensions(
      long unitId,
      @Nullable Customer customer,
      @Nullable Product product,
      @Nullable String channel,
      LocalDate day) {
    return new Dimensions(
        channel,
        product == null ? null : product.line(),
        regionOf(unitId),
        customer == null ? null : customer.industry(),
        customer == null ? null : customer.tier(),
        customer == null ? null : newness(customer, day),
        null,
        null,
        null);
  }

  private @Nullable String regionOf(long unitId) {
    return regions
        .computeIfAbsent(unitId, id -> units.ancestor(id, Unit.Level.REGION).map(Unit::name))
        .orElse(null);
  }

  /** New until so many days after the customer's first order, then existing. */
  private String newness(Customer customer, LocalDate day) {
    LocalDate first = customer.firstOrderOn();
    return first == null || day.isBefore(first.plusDays(newnessDays)) ? "new" : "existing";
  }
}
