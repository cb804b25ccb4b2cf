package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.ledger.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a number is taken from the ledger. A ratio has one for each side. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "aggregate")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Formula.Sum.class, name = "sum"),
  @JsonSubTypes.Type(value = Formula.Count.class, name = "count"),
  @JsonSubTypes.Type(value = Formula.Stock.class, name = "stock"),
  @JsonSubTypes.Type(value = Formula.Duration.class, name = "duration"),
  @JsonSubTypes.Type(value = Formula.FirstOrders.class, name = "first_orders"),
  @JsonSubTypes.Type(value = Formula.OrdersOfNewCustomers.class, name = "orders_of_new_customers"),
  @JsonSubTypes.Type(value = Formula.ActiveCustomers.class, name = "active_customers"),
  @JsonSubTypes.Type(value = Formula.ReturningCustomers.class, name = "returning_customers"),
  @JsonSubTypes.Type(value = Formula.PreviousCustomers.class, name = "previous_customers"),
  @JsonSubTypes.Type(value = Formula.CohortConverted.class, name = "cohort_converted"),
  @JsonSubTypes.Type(value = Formula.CohortEntered.class, name = "cohort_entered"),
})
public sealed interface Formula {

  /** Which of an entry's numbers. */
  enum Part {
    AMOUNT,
    QUANTITY;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Entries of one kind, added or taken away.
   *
   * @param sign -1 to take away; otherwise added
   * @param node only entries of this node
   */
  record Term(String kind, @Nullable Integer sign, @Nullable String node) {
    public Term {
      kind = Kind.get(kind).code();
      if (node != null && !node.matches("[a-z_]+")) {
        throw new IllegalArgumentException(
            "\"%s\" is not a node. Maybe one of lead, needs, proposal, objections, signing, after_sales."
                .formatted(node));
      }
    }

    boolean isTaken() {
      return sign != null && sign < 0;
    }
  }

  /** Formulas that add up over entries, so that sums over parts equal the whole. */
  sealed interface Additive extends Formula {
    List<Term> terms();
  }

  record Sum(Part number, List<Term> terms) implements Additive {}

  record Count(List<Term> terms) implements Additive {}

  /** What has come in and not gone out by the end of the period. */
  record Stock(Part number, List<Term> terms) implements Additive {}

  /** Median, mean and 90th percentile of the entries' seconds. */
  record Duration(List<Term> terms) implements Formula {}

  /** Formulas that count distinct customers, or the orders of some of them. */
  sealed interface Customers extends Formula {}

  record FirstOrders() implements Customers {}

  record OrdersOfNewCustomers() implements Customers {}

  record ActiveCustomers(int days) implements Customers {}

  record ReturningCustomers() implements Customers {}

  record PreviousCustomers() implements Customers {}

  /** Formulas over the cases that entered a node in the period. */
  sealed interface Cohort extends Formula {}

  /** Cases that later reached a later node. */
  record CohortConverted() implements Cohort {}

  /** Cases that either did so or were lost; those still open are counted apart. */
  record CohortEntered() implements Cohort {}
}
