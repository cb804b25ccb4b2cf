package gnomon.server.measure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import gnomon.server.ledger.Kind;
import gnomon.server.organization.Membership;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a number is taken from the ledger. A ratio has one for each side. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "aggregate")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Formula.Sum.class, name = "sum"),
  @JsonSubTypes.Type(value = Formula.Count.class, name = "count"),
  @JsonSubTypes.Type(value = Formula.Rated.class, name = "rated"),
  @JsonSubTypes.Type(value = Formula.Stock.class, name = "stock"),
  @JsonSubTypes.Type(value = Formula.Duration.class, name = "duration"),
  @JsonSubTypes.Type(value = Formula.FirstOrders.class, name = "first_orders"),
  @JsonSubTypes.Type(value = Formula.OrdersOfNewCustomers.class, name = "orders_of_new_customers"),
  @JsonSubTypes.Type(value = Formula.ActiveCustomers.class, name = "active_customers"),
  @JsonSubTypes.Type(value = Formula.ReturningCustomers.class, name = "returning_customers"),
  @JsonSubTypes.Type(value = Formula.PreviousCustomers.class, name = "previous_customers"),
  @JsonSubTypes.Type(value = Formula.LapsedCustomers.class, name = "lapsed_customers"),
  @JsonSubTypes.Type(value = Formula.CustomersBefore.class, name = "customers_before"),
  @JsonSubTypes.Type(value = Formula.CohortCases.class, name = "cohort_cases"),
  @JsonSubTypes.Type(value = Formula.CohortConverted.class, name = "cohort_converted"),
  @JsonSubTypes.Type(value = Formula.CohortEntered.class, name = "cohort_entered"),
  @JsonSubTypes.Type(value = Formula.CohortWon.class, name = "cohort_won"),
  @JsonSubTypes.Type(value = Formula.CohortClosed.class, name = "cohort_closed"),
  @JsonSubTypes.Type(value = Formula.ContactsOfWonDeals.class, name = "contacts_of_won_deals"),
  @JsonSubTypes.Type(value = Formula.FollowedVisits.class, name = "followed_visits"),
  @JsonSubTypes.Type(value = Formula.AverageStaff.class, name = "average_staff"),
})
public sealed interface Formula {

  /** Which of an entry's numbers. */
  enum Part {
    AMOUNT("amount"),
    QUANTITY("quantity"),
    SECONDS("seconds"),
    SCORE("score"),
    /** A score in per mille, shown as a fraction. */
    SHARE("score");

    private final String column;

    Part(String column) {
      this.column = column;
    }

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    String column() {
      return column;
    }
  }

  /**
   * Entries of one kind, added or taken away.
   *
   * @param sign -1 to take away; otherwise added
   * @param node only entries of this node
   * @param newness only entries of new or existing customers
   * @param least only entries with at least this score
   * @param most only entries with at most this score
   */
  record Term(
      String kind,
      @Nullable Integer sign,
      @Nullable String node,
      @Nullable String newness,
      @Nullable Long least,
      @Nullable Long most) {
    public Term {
      kind = Kind.get(kind).code();
      requireWord("node", node, "lead, needs, proposal, objections, signing, after_sales");
      requireWord("newness", newness, "new, existing");
    }

    /** The words become part of a statement. */
    private static void requireWord(String name, @Nullable String word, String choice) {
      if (word != null && !word.matches("[a-z_]+")) {
        throw new IllegalArgumentException(
            "\"%s\" is not a %s. Maybe one of %s.".formatted(word, name, choice));
      }
    }

    boolean isTaken() {
      return sign != null && sign < 0;
    }

    /** Only the entries themselves tell scores apart. */
    boolean hasScoreBound() {
      return least != null || most != null;
    }
  }

  /** Formulas that add up over entries, so that sums over parts equal the whole. */
  sealed interface Additive extends Formula {
    List<Term> terms();
  }

  record Sum(Part number, List<Term> terms) implements Additive {}

  record Count(List<Term> terms) implements Additive {}

  /** Entries that carry a score. */
  record Rated(List<Term> terms) implements Additive {}

  /** What has come in and not gone out by the end of the period. */
  record Stock(Part number, List<Term> terms) implements Additive {}

  /** Median, mean, 90th percentile and standard deviation of the entries' seconds. */
  record Duration(List<Term> terms) implements Formula {}

  /** Formulas that count distinct customers, or the orders of some of them. */
  sealed interface Customers extends Formula {}

  record FirstOrders() implements Customers {}

  record OrdersOfNewCustomers() implements Customers {}

  record ActiveCustomers(int days) implements Customers {}

  record ReturningCustomers() implements Customers {}

  record PreviousCustomers() implements Customers {}

  /** Customers who signed within some days before the period, but not before its end. */
  record LapsedCustomers(int days) implements Customers {}

  /** Customers who signed within some days before the period. */
  record CustomersBefore(int days) implements Customers {}

  /**
   * Formulas over the cases that began in the period: deals that first entered a node, or deals as
   * a whole.
   */
  sealed interface Cohort extends Formula {
    /** Whether a case is a deal, not a deal at a node. */
    default boolean isOfDeals() {
      return switch (this) {
        case CohortWon _, CohortClosed _ -> true;
        case CohortCases _, CohortConverted _, CohortEntered _ -> false;
      };
    }
  }

  /** All cases that entered, whatever became of them. */
  record CohortCases() implements Cohort {}

  /** Cases that later reached a later node. */
  record CohortConverted() implements Cohort {}

  /** Cases that either did so or were lost; those still open are counted apart. */
  record CohortEntered() implements Cohort {}

  /** Deals that were won. */
  record CohortWon() implements Cohort {}

  /** Deals that were won or lost; those still open are counted apart. */
  record CohortClosed() implements Cohort {}

  /** Formulas that look at the other entries of a deal. */
  sealed interface Deals extends Formula {}

  /** Visits and calls, until the day they were won, of the deals that were won in the period. */
  record ContactsOfWonDeals() implements Deals {}

  /** Visits after which the deal moved forward within some days. */
  record FollowedVisits(int days) implements Deals {}

  /**
   * People in the company, on average over the days of the period, by their memberships.
   *
   * @param role only memberships of this role; null for all
   */
  record AverageStaff(@Nullable String role) implements Formula {
    public AverageStaff {
      if (role != null) {
        Membership.Role.of(role);
      }
    }
  }
}
