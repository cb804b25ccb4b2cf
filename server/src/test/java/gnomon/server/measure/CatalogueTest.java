package gnomon.server.measure;

import static gnomon.server.ledger.FactFixture.a;
import static gnomon.server.ledger.FactFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.api.Refused;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * R1: the numbers of service, staff, spending and deals, from facts whose answer can be counted.
 */
class CatalogueTest extends ServerTest {

  private static final LocalDate FIRST = LocalDate.of(2017, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2017, 12, 31);

  @Autowired Measures measures;
  @Autowired Ledger ledger;

  private Unit team;
  private Person anna;

  @BeforeAll
  void a_year_of_one_team() {
    team = aUnit(aUnit(aCompany("Acme", "USD"), Level.REGION, "East"), Level.TEAM, "East 1");
    anna = aPerson("Anna", team, Role.SELLER);
    Person chief = aPerson("Chief", team, Role.MANAGER);
    Person half = organization.addPerson(EVERYTHING, "person/half", "Half a year", null);
    organization.join(
        EVERYTHING,
        new Membership(half.id(), team.id(), Role.SELLER, LocalDate.of(2017, 7, 2), null));
    assertThat(chief.id()).isPositive();
    surveys();
    deals();
    post(
        a(Kind.SERVICE_ANSWERED, Numbers.seconds(3_600)),
        a(Kind.SERVICE_ANSWERED, Numbers.seconds(3 * 3_600)),
        a(Kind.SPENT, Numbers.amount(120_00)).because("fair"),
        a(Kind.SPENT, Numbers.amount(30_00)).because("travel"),
        a(Kind.STAFF_LEFT),
        signed(300_00).forCustomer(1).fromCustomer("new"),
        signed(100_00).forCustomer(2).fromCustomer("existing"),
        a(Kind.RETURNED, Numbers.amount(60_00)).forCustomer(1).fromCustomer("new"),
        signed(10_00).on("2016-05-01").forCustomer(3),
        a(Kind.REPORT_DELIVERED, rated(800)),
        a(Kind.REPORT_DELIVERED, rated(600)),
        a(Kind.REPORT_DELIVERED));
  }

  private void surveys() {
    int number = 0;
    for (long score : new long[] {10, 9, 8, 7, 6, 0}) {
      post(a(Kind.SURVEYED, rated(score)).key("survey/" + number++));
    }
    post(a(Kind.SURVEYED, rated(3)).key("mistaken"));
    ledger.reverse(EVERYTHING, "mistaken");
  }

  /** Deal 1 is won after a visit and a call, 2 is lost, 3 is still open, 4 began before. */
  private void deals() {
    post(
        entered(1, "2017-02-01", "lead", null, 900, 500_00),
        visit(1, "2017-02-05"),
        a(Kind.CALL).on("2017-02-20").inDeal(1),
        entered(1, "2017-02-19", "needs", "lead", null, 500_00),
        a(Kind.DEAL_WON, new Numbers(450_00, 0, 86_400L, null, false)).on("2017-03-01").inDeal(1),
        visit(1, "2017-03-20"),
        entered(2, "2017-02-02", "lead", null, 500, 200_00),
        visit(2, "2017-02-03"),
        a(Kind.DEAL_LOST).on("2017-02-10").inDeal(2).inNode("lead"),
        entered(3, "2017-02-03", "lead", null, null, 100_00),
        entered(4, "2016-12-01", "lead", null, 100, 100_00),
        entered(4, "2017-01-15", "needs", "lead", null, 100_00),
        entered(4, "2017-01-20", "lead", "needs", null, 100_00),
        a(Kind.VISIT).on("2017-05-05"));
  }

  private static Numbers rated(long score) {
    return new Numbers(0, 0, null, score, false);
  }

  private static FactFixture visit(long deal, String day) {
    return a(Kind.VISIT).on(day).inDeal(deal);
  }

  private static FactFixture entered(
      long deal,
      String day,
      String node,
      @Nullable String from,
      @Nullable Integer fit,
      long minorUnits) {
    Long score = fit == null ? null : Long.valueOf(fit);
    FactFixture fact =
        a(Kind.NODE_ENTERED, new Numbers(minorUnits, 0, null, score, fit == null))
            .on(day)
            .inDeal(deal)
            .inNode(node);
    return from == null ? fact : fact.from(from);
  }

  private void post(FactFixture... facts) {
    List<Entry> entries =
        Arrays.stream(facts).map(fact -> fact.in(team.id()).by(anna.id()).entry()).toList();
    assertThat(ledger.post(EVERYTHING, entries).conflicts()).isEmpty();
  }

  private Row ask(String measure, Condition... where) {
    return measures
        .values(EVERYTHING, new MeasureQuery(measure, FIRST, LAST, List.of(), List.of(where), null))
        .total();
  }

  /** The answer, the same before and after the facts are folded into cells. */
  private String value(String measure, Condition... where) {
    String before = "" + ask(measure, where).value();
    follower.follow();
    assertThat("" + ask(measure, where).value()).as(measure).isEqualTo(before);
    return before;
  }

  @Test
  void satisfaction_is_the_mean_score_and_a_reversed_answer_does_not_count() {
    assertThat(value("satisfaction")).isEqualTo("6.666667");
    assertThat(ask("satisfaction").denominator()).isEqualTo("6");
    assertThat(value("nps")).as("2 of 6 promote, 2 of 6 do not").isEqualTo("0");
    assertThat(ask("nps").denominator()).isEqualTo("6");
  }

  @Test
  void shares_are_means_over_what_was_assessed() {
    assertThat(value("needs_match")).isEqualTo("0.700000");
    assertThat(ask("needs_match").denominator()).isEqualTo("2");
    assertThat(value("lead_fit")).isEqualTo("0.700000");
    assertThat(ask("lead_fit").numerator()).isEqualTo("1.4");
  }

  @Test
  void service_and_spending_add_up() {
    assertThat(value("response_hours")).isEqualTo("2");
    assertThat(value("spend")).isEqualTo("150.00");
    assertThat(value("spend", Condition.word(Dimension.REASON, "fair"))).isEqualTo("120.00");
    assertThat(value("returns")).isEqualTo("60.00");
  }

  @Test
  void won_deals_have_an_amount_and_a_mean_value() {
    assertThat(value("won_amount")).isEqualTo("450.00");
    assertThat(value("average_deal_value")).isEqualTo("450.00");
    assertThat(value("contact_rounds")).as("not the visit after it was won").isEqualTo("2.000000");
  }

  @Test
  void the_share_of_new_customers_is_of_the_revenue_less_returns() {
    assertThat(value("new_share")).isEqualTo("0.705882");
    assertThat(ask("new_share").numerator()).isEqualTo("240.00");
  }

  @Test
  void a_visit_is_efficient_when_the_deal_moves_forward_within_two_weeks() {
    assertThat(value("visit_efficiency")).isEqualTo("0.250000");
    assertThat(ask("visit_efficiency").denominator()).isEqualTo("4");
  }

  @Test
  void staff_are_averaged_over_the_days_of_the_period() {
    Row output = ask("output_per_head");
    assertThat(output.denominator())
        .as("one seller and another for 183 of 365 days")
        .isEqualTo("1.50137");
    assertThat(output.value()).isEqualTo("226.46");
    assertThat(ask("staff_turnover").denominator()).isEqualTo("2.50137");
    assertThat(ask("staff_turnover", Condition.word(Dimension.REGION, "West")).value()).isNull();
  }

  @Test
  void staff_are_not_told_apart_by_what_only_facts_have() {
    assertThatThrownBy(() -> ask("output_per_head", Condition.word(Dimension.CHANNEL, "web")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("channel");
  }

  @Test
  void a_deal_counts_where_it_first_entered_and_with_what_it_was_worth() {
    Condition lead = Condition.word(Dimension.NODE, "lead");
    Row entered = ask("entered", lead);
    assertThat(entered.value()).as("deal 4 came back, but entered before").isEqualTo("3");
    assertThat(entered.amount()).isEqualTo("800.00");
    assertThat(entered.estimated()).isTrue();
    Row conversion = ask("conversion", lead);
    assertThat(conversion.value()).isEqualTo("0.500000");
    assertThat(conversion.immature()).isEqualTo(1);
  }

  @Test
  void the_deals_of_a_period_are_won_lost_or_still_open() {
    Row rate = ask("cohort_win_rate");
    assertThat(rate.value()).isEqualTo("0.500000");
    assertThat(rate.immature()).isEqualTo(1);
  }

  @Test
  void a_customer_is_lost_after_a_year_without_an_order() {
    assertThat(value("lost_customers")).isEqualTo("1");
    assertThat(value("churn_rate")).isEqualTo("1.000000");
  }

  @Test
  void durations_answer_their_deviation_where_there_is_more_than_one() {
    assertThat(ask("cycle_days").deviation()).isNull();
    post(a(Kind.DEAL_WON, Numbers.seconds(3 * 86_400)).on("2015-03-01"));
    post(a(Kind.DEAL_WON, Numbers.seconds(5 * 86_400)).on("2015-03-02"));
    Row cycle =
        measures
            .values(
                EVERYTHING,
                MeasureQuery.of("cycle_days", LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31)))
            .total();
    assertThat(cycle.deviation()).isEqualTo("1.414214");
  }
}
