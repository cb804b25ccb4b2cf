package gnomon.server.measure;

import static gnomon.server.ledger.FactFixture.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.pipeline.Node;
import gnomon.server.ServerTest;
import gnomon.server.database.Scope;
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
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rule 3: what is derived beside the ledger gives the same answers as the entries. Deals move,
 * return, end, and are corrected in random order, and the follower is turned at random moments.
 */
class CasesTest extends ServerTest {

  private static final LocalDate FIRST = LocalDate.of(2017, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2017, 12, 31);
  private static final LocalDate EVER = LocalDate.of(9999, 1, 1);
  private static final Node[] NODES = Node.values();

  @Autowired Measures measures;
  @Autowired Ledger ledger;

  private final List<Unit> teams = new ArrayList<>();
  private final List<Person> sellers = new ArrayList<>();
  private final List<String> posted = new ArrayList<>();

  @BeforeAll
  void two_regions_of_two_teams() {
    Unit company = aCompany("Acme", "USD");
    for (String region : List.of("East", "West")) {
      Unit unit = aUnit(company, Level.REGION, region);
      for (int i = 1; i <= 2; i++) {
        Unit team = aUnit(unit, Level.TEAM, region + " " + i);
        teams.add(team);
        sellers.add(aPerson("Seller of " + team.name(), team, Role.SELLER));
      }
    }
  }

  @Test
  void derived_answers_are_those_of_the_entries() {
    long seed = Long.getLong("gnomon.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      for (int i = 0; i < 25; i++) {
        step(random);
      }
      if (random.nextBoolean()) {
        follower.follow();
      }
      compareAll("seed %d, round %d".formatted(seed, round), random);
    }
    follower.rebuild();
    compareAll("seed %d, built anew".formatted(seed), random);
  }

  private void step(Random random) {
    int dice = random.nextInt(10);
    if (dice < 2 && !posted.isEmpty()) {
      ledger.reverse(EVERYTHING, posted.get(random.nextInt(posted.size())));
    } else if (dice < 3 && !posted.isEmpty()) {
      String key = posted.get(random.nextInt(posted.size()));
      ledger.restate(EVERYTHING, List.of(key), List.of(fact(random).key(key).entry()));
    } else {
      List<Entry> facts = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(4); i++) {
        facts.add(fact(random).entry());
      }
      ledger.post(EVERYTHING, facts);
      facts.forEach(entry -> posted.add(entry.key()));
    }
  }

  private FactFixture fact(Random random) {
    int who = random.nextInt(teams.size());
    FactFixture fact =
        switch (random.nextInt(8)) {
          case 0 -> a(Kind.DEAL_LOST);
          case 1 -> a(Kind.DEAL_WON, Numbers.seconds(random.nextInt(300) * 86_400L));
          case 2, 3 ->
              a(Kind.NODE_LEFT, Numbers.seconds(random.nextInt(40_000_000)))
                  .inNode(NODES[random.nextInt(6)].code());
          case 4, 5, 6, 7 ->
              a(
                      Kind.NODE_ENTERED,
                      new Numbers(random.nextInt(90_000), 0, null, null, random.nextBoolean()))
                  .inNode(NODES[random.nextInt(6)].code());
          default -> throw new IllegalStateException("nextInt");
        };
    return fact.on(FIRST.plusDays(random.nextInt(365)).toString())
        .in(teams.get(who).id())
        .by(sellers.get(who).id())
        .inDeal(random.nextInt(30))
        .inRegion(who < 2 ? "East" : "West");
  }

  private void compareAll(String as, Random random) {
    Scope manager =
        new Scope.Units(sellers.getFirst().id(), Set.of(teams.get(0).id(), teams.get(1).id()));
    Scope seller = new Scope.Own(sellers.get(2).id(), Set.of(teams.get(2).id()));
    LocalDate from = FIRST.plusDays(random.nextInt(200));
    LocalDate to = from.plusDays(random.nextInt(150));
    for (Scope scope : List.of(EVERYTHING, manager, seller)) {
      for (String measure : List.of("conversion", "entered", "cohort_win_rate")) {
        for (List<Dimension> by :
            List.of(
                List.<Dimension>of(),
                List.of(Dimension.MONTH),
                List.of(Dimension.REGION),
                List.of(Dimension.TEAM, Dimension.PERSON),
                List.of(Dimension.TIER))) {
          compare(as, scope, measure, from, to, by);
        }
      }
      compare(as, scope, "conversion", from, to, List.of(Dimension.NODE, Dimension.PERSON));
      compare(as, scope, "conversion", from, to, List.of(Dimension.NODE, Dimension.PRODUCT_LINE));
      compare(as, scope, "entered", FIRST, LAST, List.of(Dimension.NODE, Dimension.WEEK));
    }
    compareDurations(as, from, to);
  }

  private Answer ask(
      Scope scope,
      String measure,
      LocalDate from,
      LocalDate to,
      List<Dimension> by,
      @Nullable LocalDate known) {
    return measures.values(scope, new MeasureQuery(measure, from, to, by, List.of(), known));
  }

  private void compare(
      String as, Scope scope, String measure, LocalDate from, LocalDate to, List<Dimension> by) {
    Answer derived = ask(scope, measure, from, to, by, null);
    Answer entries = ask(scope, measure, from, to, by, EVER);
    String what = "%s of %s to %s by %s for %s, %s".formatted(measure, from, to, by, scope, as);
    assertThat(derived.rows()).as(what).isEqualTo(entries.rows());
    assertThat(derived.total()).as(what).isEqualTo(entries.total());
  }

  private void compareDurations(String as, LocalDate from, LocalDate to) {
    for (String measure : List.of("dwell", "cycle_days")) {
      for (List<Dimension> by : List.of(List.of(Dimension.NODE), List.of(Dimension.MONTH))) {
        Answer derived = ask(EVERYTHING, measure, from, to, by, null);
        Answer entries = ask(EVERYTHING, measure, from, to, by, EVER);
        assertThat(derived.quantileError()).isEqualTo(DurationCells.ERROR);
        assertThat(entries.quantileError()).isNull();
        assertThat(derived.rows()).hasSameSizeAs(entries.rows());
        for (int i = 0; i < derived.rows().size(); i++) {
          near(measure + " " + as, derived.rows().get(i), entries.rows().get(i));
        }
      }
    }
  }

  private static void near(String as, Row derived, Row entries) {
    assertThat(derived.keys()).as(as).isEqualTo(entries.keys());
    assertThat(derived.cases()).as(as).isEqualTo(entries.cases());
    assertThat(derived.mean()).as(as).isEqualTo(entries.mean());
    near(as, derived.value(), entries.value());
    near(as, derived.p90(), entries.p90());
    assertDeviation(as, derived.deviation(), entries.deviation());
  }

  /** Exact but for the last digit, which the database rounds in its own way. */
  private static void assertDeviation(String as, @Nullable String derived, @Nullable String exact) {
    if (exact == null || derived == null) {
      assertThat(derived).as(as).isEqualTo(exact);
      return;
    }
    assertThat(new BigDecimal(derived))
        .as(as)
        .isCloseTo(new BigDecimal(exact), within(new BigDecimal("0.000002")));
  }

  private static void near(String as, @Nullable String derived, @Nullable String exact) {
    if (exact == null || derived == null) {
      assertThat(derived).as(as).isEqualTo(exact);
      return;
    }
    double wanted = Double.parseDouble(exact);
    double error = Double.parseDouble(DurationCells.ERROR) * (1 + wanted);
    assertThat(Double.parseDouble(derived))
        .as(as)
        .isBetween(wanted - error - 1e-5, wanted + error + 1e-5);
  }

  @Test
  void the_order_of_nodes_is_that_of_the_process() {
    List<String> places =
        owner()
            .rows(
                "select ledger_node_place(n)::text from unnest(string_to_array(?, ' ')) as n",
                "lead needs proposal objections signing after_sales")
            .stream()
            .map(List::getFirst)
            .toList();
    assertThat(places).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(NODES).extracting(Node::ordinal).hasSize(6);
  }
}
