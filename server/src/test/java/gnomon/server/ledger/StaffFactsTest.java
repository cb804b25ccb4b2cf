package gnomon.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.database.Database;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Membership.Role;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.organization.Unit.Level;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rule 11: who joins and who leaves is a fact of the organization's own transaction. */
class StaffFactsTest extends ServerTest {

  @Autowired Database database;

  private Unit east;
  private Unit west;

  @BeforeAll
  void a_company_of_two_regions() {
    Unit company = aCompany("Acme", "USD");
    east = aUnit(company, Level.REGION, "East");
    west = aUnit(company, Level.REGION, "West");
  }

  private Person nobodyYet(String name) {
    return organization.addPerson(EVERYTHING, "person/" + name, name, null);
  }

  private static Membership in(Unit unit, Person person, String from, @Nullable String to) {
    return new Membership(
        person.id(),
        unit.id(),
        Role.SELLER,
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to));
  }

  /** What stands about a person: kind, day and region. */
  private List<String> facts(Person person) {
    return database.read(
        EVERYTHING,
        dsl ->
            dsl.fetch(
                    "select kind || ' ' || day || ' ' || region from ledger_entry e where person_id = ? and sign = 1"
                        + " and not exists (select from ledger_entry r where r.reverses = e.id) order by day, kind",
                    person.id())
                .map(row -> row.get(0, String.class)));
  }

  @Test
  void who_joins_and_leaves_is_a_fact_and_who_moves_does_neither() {
    Person anna = nobodyYet("Anna");
    organization.join(EVERYTHING, in(east, anna, "2017-01-01", null));
    assertThat(facts(anna)).containsExactly("staff_joined 2017-01-01 East");
    organization.join(EVERYTHING, in(west, anna, "2017-04-01", null));
    assertThat(facts(anna)).as("a move").containsExactly("staff_joined 2017-01-01 East");
    organization.join(EVERYTHING, in(west, anna, "2017-04-01", "2017-08-31"));
    assertThat(facts(anna))
        .containsExactly("staff_joined 2017-01-01 East", "staff_left 2017-08-31 West");
    organization.join(EVERYTHING, in(east, anna, "2018-01-01", null));
    assertThat(facts(anna))
        .as("back again")
        .containsExactly(
            "staff_joined 2017-01-01 East",
            "staff_left 2017-08-31 West",
            "staff_joined 2018-01-01 East");
  }

  @Test
  void history_that_comes_in_later_counts_as_known_on_its_own_day() {
    Person dora = nobodyYet("Dora");
    organization.joinInHistory(EVERYTHING, List.of(in(east, dora, "2016-05-01", "2016-09-30")));
    List<String> known =
        database.read(
            EVERYTHING,
            dsl ->
                dsl.fetch(
                        "select kind || ' ' || (recorded at time zone 'Asia/Shanghai')::date || ' ' || recorded_assumed"
                            + " from ledger_entry where person_id = ? order by day",
                        dora.id())
                    .map(row -> row.get(0, String.class)));
    assertThat(known).containsExactly("staff_joined 2016-05-01 true", "staff_left 2016-09-30 true");
  }

  @Test
  void a_correction_takes_the_fact_back() {
    Person bert = nobodyYet("Bert");
    organization.join(EVERYTHING, in(east, bert, "2017-01-01", "2017-06-30"));
    organization.join(EVERYTHING, in(east, bert, "2017-01-01", null));
    assertThat(facts(bert)).containsExactly("staff_joined 2017-01-01 East");
  }

  @Test
  void many_join_in_one_go_and_the_later_row_of_a_person_counts_too() {
    Person first = nobodyYet("First");
    Person second = nobodyYet("Second");
    organization.joinAll(
        EVERYTHING,
        List.of(
            in(east, first, "2017-01-01", null),
            in(west, second, "2017-02-01", null),
            in(west, first, "2017-03-01", "2017-05-31")));
    assertThat(facts(first))
        .containsExactly("staff_joined 2017-01-01 East", "staff_left 2017-05-31 West");
    assertThat(facts(second)).containsExactly("staff_joined 2017-02-01 West");
  }

  @Test
  void the_fact_falls_with_the_operation() {
    Person zoe = nobodyYet("Zoe");
    assertThatThrownBy(() ->
            database.change(
                EVERYTHING,
                _ -> {
                  organization.join(EVERYTHING, in(east, zoe, "2017-01-01", null));
                  assertThat(facts(zoe)).hasSize(1);
                  throw new IllegalStateException("changed our mind");
                }))
        .hasMessage("changed our mind");
    assertThat(facts(zoe)).isEmpty();
    assertThat(organization.people(EVERYTHING).memberships(zoe.id())).isEmpty();
  }
}
