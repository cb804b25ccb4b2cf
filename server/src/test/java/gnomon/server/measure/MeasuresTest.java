package gnomon.server.measure;

import static gnomon.server.ledger.FactFixture.a;
import static gnomon.server.ledger.FactFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.ledger.Numbers;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R1: a number has one definition, and its parts add up to the whole. */
class MeasuresTest extends ServerTest {

  private static final LocalDate FIRST = LocalDate.of(2017, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2017, 12, 31);

  @Autowired Measures measures;
  @Autowired Ledger ledger;

  private Unit east;
  private Unit west;
  private Person anna;
  private Person bert;
  private Person zoe;

  @BeforeAll
  void a_company_with_two_regions_and_three_sellers() {
    Unit company = aCompany("Acme", "USD");
    east = aUnit(aUnit(company, Level.REGION, "East"), Level.TEAM, "East 1");
    west = aUnit(aUnit(company, Level.REGION, "West"), Level.TEAM, "West 1");
    anna = aPerson("Anna", east, Role.SELLER);
    bert = aPerson("Bert", west, Role.SELLER);
    zoe = aPerson("Zoe", west, Role.SELLER);
    post(
        signed(100_00)
            .key("a1")
            .on("2017-03-05")
            .in(east.id())
            .by(anna.id())
            .forCustomer(1)
            .inRegion("East"),
        signed(300_00)
            .key("a2")
            .on("2017-05-31")
            .in(east.id())
            .by(anna.id())
            .forCustomer(2)
            .inRegion("East"),
        signed(50_00)
            .key("b1")
            .on("2017-06-01")
            .in(west.id())
            .by(bert.id())
            .forCustomer(1)
            .inRegion("West"),
        a(Kind.RETURNED, Numbers.amount(20_00))
            .key("b1/returned")
            .on("2017-06-20")
            .in(west.id())
            .by(bert.id())
            .forCustomer(1)
            .inRegion("West"),
        a(Kind.DEAL_WON, Numbers.seconds(10 * 86_400))
            .key("w1")
            .on("2017-03-05")
            .in(east.id())
            .by(anna.id()),
        a(Kind.DEAL_WON, Numbers.seconds(57 * 86_400))
            .key("w2")
            .on("2017-05-31")
            .in(east.id())
            .by(anna.id()),
        a(Kind.DEAL_WON, Numbers.seconds(60 * 86_400))
            .key("w3")
            .on("2017-06-01")
            .in(west.id())
            .by(bert.id()),
        a(Kind.DEAL_LOST, Numbers.seconds(5 * 86_400))
            .key("l1")
            .on("2017-06-02")
            .in(west.id())
            .by(bert.id()),
        a(Kind.PIPELINE_CHANGED, new Numbers(900_00, 1, null, null, true))
            .key("o1")
            .on("2017-02-10")
            .in(east.id())
            .by(anna.id()),
        a(Kind.PIPELINE_CHANGED, new Numbers(-900_00, -1, null, null, true))
            .key("o1/closed")
            .on("2017-05-31")
            .in(east.id())
            .by(anna.id()),
        a(Kind.NODE_ENTERED)
            .key("n1")
            .on("2017-02-10")
            .in(east.id())
            .by(anna.id())
            .inDeal(1)
            .inNode("lead"),
        a(Kind.NODE_ENTERED)
            .key("n2")
            .on("2017-03-01")
            .in(east.id())
            .by(anna.id())
            .inDeal(1)
            .inNode("needs"),
        a(Kind.NODE_ENTERED)
            .key("n3")
            .on("2017-02-11")
            .in(west.id())
            .by(bert.id())
            .inDeal(2)
            .inNode("lead"),
        a(Kind.DEAL_LOST).key("n3/lost").on("2018-06-02").in(west.id()).by(bert.id()).inDeal(2),
        a(Kind.NODE_ENTERED)
            .key("n4")
            .on("2017-02-12")
            .in(west.id())
            .by(bert.id())
            .inDeal(3)
            .inNode("lead"));
  }

  private void post(FactFixture... facts) {
    List<Entry> entries = java.util.Arrays.stream(facts).map(FactFixture::entry).toList();
    assertThat(ledger.post(EVERYTHING, entries).conflicts()).isEmpty();
  }

  private Answer ask(String measure, Dimension... by) {
    return measures.values(EVERYTHING, MeasureQuery.of(measure, FIRST, LAST, by));
  }

  private Map<Object, String> byKey(String measure, Dimension dimension) {
    return ask(measure, dimension).rows().stream()
        .collect(Collectors.toMap(row -> "" + row.key(dimension), row -> "" + row.value()));
  }

  @Test
  void revenue_is_signed_less_returned_and_a_person_without_facts_is_a_zero_row() {
    assertThat(byKey("revenue", Dimension.PERSON))
        .isEqualTo(Map.of("Anna", "400.00", "Bert", "30.00", "Zoe", "0.00"));
    assertThat(ask("revenue", Dimension.PERSON).total().value()).isEqualTo("430.00");
  }

  @Test
  void a_quarter_by_region_table_has_all_its_rows_with_names_and_numbers() {
    Answer answer = ask("revenue", Dimension.QUARTER, Dimension.REGION);
    assertThat(answer.rows()).hasSize(8);
    assertThat(answer.rows().get(2).keys())
        .containsEntry("quarter", "2017-Q2")
        .containsEntry("region", "East")
        .containsKey("region_id");
    assertThat(answer.rows().get(2).value()).isEqualTo("300.00");
    assertThat(answer.rows().get(7).value()).isEqualTo("0.00");
  }

  @Test
  void rows_stand_in_the_order_of_by_and_other_regions_have_none() {
    assertThat(ask("revenue", Dimension.REGION, Dimension.QUARTER).rows())
        .extracting(row -> row.key(Dimension.REGION) + " " + row.key(Dimension.QUARTER))
        .startsWith("East 2017-Q1", "East 2017-Q2", "East 2017-Q3", "East 2017-Q4", "West 2017-Q1");
    Answer answer =
        measures.values(
            EVERYTHING,
            MeasureQuery.of("revenue", FIRST, LAST, Dimension.TEAM, Dimension.PERSON)
                .where(Condition.word(Dimension.REGION, "West")));
    assertThat(answer.rows())
        .extracting(row -> row.key(Dimension.TEAM) + " " + row.key(Dimension.PERSON))
        .containsExactly("West 1 Bert", "West 1 Zoe");
  }

  @Test
  void a_ratio_shows_both_its_sides_and_is_empty_without_a_denominator() {
    Row anna = ask("win_rate", Dimension.PERSON).rows().getFirst();
    assertThat(anna.value()).isEqualTo("1.000000");
    assertThat(anna.numerator()).isEqualTo("2");
    assertThat(anna.denominator()).isEqualTo("2");
    assertThat(byKey("win_rate", Dimension.PERSON))
        .containsEntry("Bert", "0.500000")
        .containsEntry("Zoe", "null");
    assertThat(ask("average_order_value").total().value()).isEqualTo("143.33");
  }

  @Test
  void durations_give_median_mean_and_ninetieth_percentile() {
    Row cycle = ask("cycle_days").total();
    assertThat(cycle.value()).isEqualTo("57");
    assertThat(cycle.mean()).isEqualTo("42.333333");
    assertThat(cycle.cases()).isEqualTo(3);
  }

  @Test
  void a_stock_is_what_came_and_did_not_go_by_the_end() {
    Map<Object, String> pipeline = byKey("open_pipeline", Dimension.QUARTER);
    assertThat(pipeline)
        .isEqualTo(
            Map.of("2017-Q1", "900.00", "2017-Q2", "0.00", "2017-Q3", "0.00", "2017-Q4", "0.00"));
    assertThat(ask("open_pipeline", Dimension.QUARTER).rows().getFirst().estimated()).isTrue();
    Answer later =
        measures.values(
            EVERYTHING,
            MeasureQuery.of("open_pipeline", LocalDate.of(2017, 4, 1), LocalDate.of(2017, 4, 30)));
    assertThat(later.total().value()).isEqualTo("900.00");
  }

  @Test
  void a_stock_is_estimated_only_as_long_as_estimated_deals_are_in_it() {
    post(
        estimate(500_00, 1).key("e1").on("2011-02-10").in(east.id()).by(anna.id()),
        estimate(-500_00, -1).key("e1/closed").on("2011-05-31").in(east.id()).by(anna.id()),
        estimate(700_00, 1).key("e2").on("2011-02-11").in(west.id()).by(bert.id()));
    ledger.reverse(EVERYTHING, "e2");
    assertThat(estimated(Dimension.QUARTER)).containsExactly(true, false, false, false);
    assertThat(estimated(Dimension.QUARTER, Dimension.CUSTOMER))
        .as("from entries alone")
        .containsExactly(true, false, false, false);
    follower.follow();
    assertThat(estimated(Dimension.QUARTER, Dimension.COMPANY))
        .as("from day cells")
        .containsExactly(true, false, false, false);
    assertThat(estimated(Dimension.QUARTER, Dimension.TIER))
        .as("from month cells")
        .containsExactly(true, false, false, false);
  }

  private static FactFixture estimate(long minorUnits, int deals) {
    return a(Kind.PIPELINE_CHANGED, new Numbers(minorUnits, deals, null, null, true));
  }

  private List<Boolean> estimated(Dimension... by) {
    return measures
        .values(
            EVERYTHING,
            MeasureQuery.of(
                "open_pipeline", LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31), by))
        .rows()
        .stream()
        .map(row -> Boolean.TRUE.equals(row.estimated()))
        .toList();
  }

  @Test
  void customers_are_counted_once_and_new_only_at_their_first_order() {
    assertThat(ask("new_customers").total().value()).isEqualTo("2");
    assertThat(byKey("new_customers", Dimension.REGION))
        .isEqualTo(Map.of("East", "2", "West", "0"));
    assertThat(byKey("new_customers", Dimension.QUARTER))
        .containsEntry("2017-Q1", "1")
        .containsEntry("2017-Q2", "1");
    assertThat(ask("active_customers").total().value()).isEqualTo("2");
    Answer q2 =
        measures.values(
            EVERYTHING,
            MeasureQuery.of(
                "repurchase_rate", LocalDate.of(2017, 4, 1), LocalDate.of(2017, 6, 30)));
    assertThat(q2.total().value()).isEqualTo("1.000000");
    assertThat(ask("orders_per_new_customer").total().value()).isEqualTo("1.500000");
  }

  @Test
  void a_cohort_counts_converted_and_lost_cases_and_shows_open_ones_apart() {
    Row lead =
        measures
            .values(
                EVERYTHING,
                MeasureQuery.of("conversion", FIRST, LAST)
                    .where(Condition.word(Dimension.NODE, "lead")))
            .total();
    assertThat(lead.numerator()).isEqualTo("1");
    assertThat(lead.denominator()).isEqualTo("2");
    assertThat(lead.immature()).isEqualTo(1);
    assertThat(ask("leads").total().value()).isEqualTo("3");
  }

  @Test
  void what_was_known_on_a_day_can_be_asked_again() {
    post(
        signed(70_00)
            .key("known/1")
            .on("2013-07-01")
            .in(east.id())
            .by(anna.id())
            .recorded("2013-07-02T00:00:00Z"));
    post(
        signed(30_00)
            .key("known/2")
            .on("2013-07-01")
            .in(east.id())
            .by(anna.id())
            .recorded("2013-09-02T00:00:00Z"));
    ledger.reverse(EVERYTHING, "known/1");
    MeasureQuery july =
        MeasureQuery.of("revenue", LocalDate.of(2013, 7, 1), LocalDate.of(2013, 7, 31));
    assertThat(measures.values(EVERYTHING, july).total().value()).isEqualTo("30.00");
    assertThat(known(july, "2013-08-01")).isEqualTo("70.00");
    assertThat(known(july, "2013-09-02")).isEqualTo("100.00");
  }

  private String known(MeasureQuery query, String day) {
    MeasureQuery asked =
        new MeasureQuery(
            query.measure(),
            query.from(),
            query.to(),
            query.by(),
            query.where(),
            LocalDate.parse(day));
    return "" + measures.values(EVERYTHING, asked).total().value();
  }

  @Test
  void parts_add_up_to_the_whole_whether_read_from_cells_or_from_entries() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<FactFixture> facts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean inEast = random.nextBoolean();
      facts.add(
          signed(random.nextInt(1_000_000))
              .on(LocalDate.of(2015, 1, 1).plusDays(random.nextInt(700)).toString())
              .in(inEast ? east.id() : west.id())
              .by(inEast ? anna.id() : random.nextBoolean() ? bert.id() : zoe.id())
              .forCustomer(100 + random.nextInt(40))
              .inRegion(inEast ? "East" : "West"));
    }
    post(facts.subList(0, 300).toArray(FactFixture[]::new));
    follower.follow();
    post(facts.subList(300, 400).toArray(FactFixture[]::new));
    BigDecimal whole =
        facts.stream()
            .map(fact -> BigDecimal.valueOf(fact.entry().numbers().amount(), 2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    for (List<Dimension> by :
        List.of(
            List.of(Dimension.PERSON),
            List.of(Dimension.REGION),
            List.of(Dimension.TEAM, Dimension.WEEK),
            List.of(Dimension.QUARTER, Dimension.REGION),
            List.of(Dimension.MONTH, Dimension.PERSON, Dimension.PRODUCT_LINE),
            List.of(Dimension.DAY, Dimension.REGION),
            List.of(Dimension.WEEK, Dimension.MONTH),
            List.of(Dimension.CUSTOMER))) {
      Answer answer =
          measures.values(
              EVERYTHING,
              new MeasureQuery(
                  "revenue",
                  LocalDate.of(2015, 1, 1),
                  LocalDate.of(2016, 12, 31).minusDays(20),
                  by,
                  List.of(),
                  null));
      BigDecimal sum =
          answer.rows().stream()
              .map(row -> new BigDecimal(row.value()))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).as("by %s, seed %d", by, seed).isEqualByComparingTo(answer.total().value());
      assertThat(sum)
          .as("by %s, seed %d", by, seed)
          .isEqualByComparingTo(recount(facts, "2016-12-11"));
    }
    assertThat(whole.signum()).isPositive();
  }

  private static BigDecimal recount(List<FactFixture> facts, String last) {
    return facts.stream()
        .map(FactFixture::entry)
        .filter(entry -> !entry.day().isAfter(LocalDate.parse(last)))
        .map(entry -> BigDecimal.valueOf(entry.numbers().amount(), 2))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void an_answer_is_kept_until_a_fact_arrives() {
    MeasureQuery query =
        MeasureQuery.of("revenue", LocalDate.of(2012, 1, 1), LocalDate.of(2012, 12, 31));
    Answer first = measures.values(EVERYTHING, query);
    assertThat(measures.values(EVERYTHING, query)).isSameAs(first);
    post(signed(10_00).on("2012-03-01").in(east.id()).by(anna.id()));
    assertThat(measures.values(EVERYTHING, query).total().value()).isEqualTo("10.00");
  }

  @Test
  void a_transfer_does_not_rewrite_history() {
    Person mover = aPerson("Mover", east, Role.SELLER);
    post(signed(10_00).key("before").on("2014-03-01").in(east.id()).by(mover.id()));
    organization.join(
        EVERYTHING,
        new gnomon.server.organization.Membership(
            mover.id(), west.id(), Role.SELLER, LocalDate.of(2014, 4, 1), null));
    post(signed(5_00).key("after").on("2014-05-01").in(west.id()).by(mover.id()));
    Answer teams =
        measures.values(
            EVERYTHING,
            MeasureQuery.of(
                "revenue", LocalDate.of(2014, 1, 1), LocalDate.of(2014, 12, 31), Dimension.TEAM));
    assertThat(teams.rows()).extracting(Row::value).containsExactly("10.00", "5.00");
  }
}
