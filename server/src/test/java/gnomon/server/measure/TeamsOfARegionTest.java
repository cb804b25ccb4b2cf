package gnomon.server.measure;

import static gnomon.server.ledger.FactFixture.a;
import static gnomon.server.ledger.FactFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Entry;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R1, S2: customers and deals that go from one team of a region to the other. */
class TeamsOfARegionTest extends ServerTest {

  private static final LocalDate APRIL = LocalDate.of(2017, 4, 1);
  private static final LocalDate JUNE = LocalDate.of(2017, 6, 30);

  @Autowired Measures measures;
  @Autowired Ledger ledger;

  private Unit first;
  private Unit second;
  private Person anna;
  private Person bea;

  @BeforeAll
  void a_region_of_two_teams() {
    Unit region = aUnit(aCompany("Acme", "USD"), Level.REGION, "East");
    first = aUnit(region, Level.TEAM, "East 1");
    second = aUnit(region, Level.TEAM, "East 2");
    anna = aPerson("Anna", first, Role.SELLER);
    bea = aPerson("Bea", second, Role.SELLER);
    post(
        byAnna(signed(10_00).on("2017-02-01").forCustomer(1)),
        byAnna(signed(10_00).on("2017-02-02").forCustomer(2)),
        byBea(signed(10_00).on("2017-02-03").forCustomer(3)),
        byBea(signed(10_00).on("2017-05-01").forCustomer(1)),
        byAnna(signed(10_00).on("2017-05-02").forCustomer(2)),
        byAnna(signed(10_00).on("2017-05-03").forCustomer(4)));
    for (int deal = 1; deal <= 4; deal++) {
      post(
          byAnna(a(Kind.NODE_ENTERED).on("2017-02-10").inDeal(deal).inNode("lead"))
              .recorded("2017-02-10T08:00:00Z"));
    }
    post(
        byBea(a(Kind.NODE_ENTERED).on("2017-03-01").inDeal(1).inNode("needs"))
            .recorded("2017-03-01T08:00:00Z"),
        byBea(a(Kind.DEAL_LOST).on("2017-03-01").inDeal(2)).recorded("2017-03-01T08:00:00Z"),
        byBea(a(Kind.NODE_ENTERED).key("mistaken").on("2017-03-01").inDeal(4).inNode("needs"))
            .recorded("2017-03-01T08:00:00Z"));
    ledger.reverse(EVERYTHING, "mistaken");
  }

  private FactFixture byAnna(FactFixture fact) {
    return fact.in(first.id()).by(anna.id()).inRegion("East");
  }

  private FactFixture byBea(FactFixture fact) {
    return fact.in(second.id()).by(bea.id()).inRegion("East");
  }

  private void post(FactFixture... facts) {
    List<Entry> entries = Arrays.stream(facts).map(FactFixture::entry).toList();
    assertThat(ledger.post(EVERYTHING, entries).conflicts()).isEmpty();
  }

  private List<String> returning(Dimension... by) {
    return measures
        .values(EVERYTHING, MeasureQuery.of("repurchase_rate", APRIL, JUNE, by))
        .rows()
        .stream()
        .map(row -> row.numerator() + " of " + row.denominator())
        .toList();
  }

  @Test
  void a_customer_returns_to_what_is_asked_for_and_not_only_to_the_same_team() {
    assertThat(returning()).containsExactly("2 of 3");
    assertThat(returning(Dimension.COMPANY)).containsExactly("2 of 3");
    assertThat(returning(Dimension.REGION)).containsExactly("2 of 3");
    assertThat(returning(Dimension.TEAM)).containsExactly("1 of 2", "0 of 1");
    follower.follow();
    assertThat(returning(Dimension.QUARTER)).containsExactly("2 of 3");
    assertThat(returning(Dimension.COMPANY, Dimension.REGION)).containsExactly("2 of 3");
    assertThat(returning(Dimension.QUARTER, Dimension.TEAM)).containsExactly("1 of 2", "0 of 1");
    assertThat(returning(Dimension.TEAM, Dimension.PERSON)).contains("1 of 2", "0 of 1");
  }

  private String conversion(Scope scope, String node, @Nullable LocalDate known) {
    Row row =
        measures
            .values(
                scope,
                new MeasureQuery(
                    "conversion",
                    LocalDate.of(2017, 1, 1),
                    LocalDate.of(2017, 12, 31),
                    List.of(),
                    List.of(Condition.word(Dimension.NODE, node)),
                    known))
            .total();
    return "%s of %s, %d open".formatted(row.numerator(), row.denominator(), row.immature());
  }

  @Test
  void what_became_of_a_deal_counts_for_the_team_it_came_from() {
    Scope managerOfTheFirst = new Scope.Units(anna.id(), Set.of(first.id()));
    Scope managerOfTheSecond = new Scope.Units(bea.id(), Set.of(second.id()));
    assertThat(conversion(EVERYTHING, "lead", null)).isEqualTo("1 of 2, 2 open");
    assertThat(conversion(managerOfTheFirst, "lead", null)).isEqualTo("1 of 2, 2 open");
    assertThat(conversion(new Scope.Own(anna.id(), Set.of(first.id())), "lead", null))
        .isEqualTo("1 of 2, 2 open");
    assertThat(conversion(managerOfTheSecond, "lead", null)).isEqualTo("0 of 0, 0 open");
    assertThat(conversion(managerOfTheSecond, "needs", null)).isEqualTo("0 of 0, 1 open");
  }

  @Test
  void what_became_of_a_deal_is_as_it_was_known() {
    Scope managerOfTheFirst = new Scope.Units(anna.id(), Set.of(first.id()));
    assertThat(conversion(managerOfTheFirst, "lead", LocalDate.of(2017, 2, 20)))
        .isEqualTo("0 of 0, 4 open");
    assertThat(conversion(managerOfTheFirst, "lead", APRIL))
        .as("before the mistaken entry was reversed")
        .isEqualTo("2 of 3, 1 open");
  }
}
