package gnomon.server.board;

import static gnomon.server.ledger.FactFixture.signed;
import static gnomon.server.target.SalesTeams.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.access.Screen;
import gnomon.server.access.Watcher;
import gnomon.server.api.Refused;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.database.Scope;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Kind;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.Company;
import gnomon.server.organization.Unit;
import gnomon.server.target.NewPlan;
import gnomon.server.target.PlanSummary;
import gnomon.server.target.SalesTeams;
import gnomon.server.target.Targets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * T6: the same company as in {@link BoardsTest}, seen from across the room on Tuesday, 3 October
 * 2017.
 */
@TestPropertySource(properties = "gnomon.today=2017-10-03")
class WallboardTest extends ServerTest {

  @Autowired Wallboards wallboards;
  @Autowired Boards boards;
  @Autowired Targets targets;
  @Autowired Customers customers;
  @Autowired Ledger ledger;

  private SalesTeams acme;

  @BeforeAll
  void a_year_of_sales() {
    acme = new SalesTeams(organization);
    long east = acme.eastOne.id();
    long west = acme.westOne.id();
    customers.add(EVERYTHING, List.of(aCustomer("Dawn Machinery", acme.anna.id(), east)));
    long dawn = customers.byNames(EVERYTHING, List.of("Dawn Machinery")).getFirst().id();
    ledger.post(
        EVERYTHING,
        List.of(
            signed(1500_00).on("2017-03-10").in(east).by(acme.anna.id()).forCustomer(dawn).entry(),
            signed(600_00).on("2017-10-03").in(east).by(acme.anna.id()).forCustomer(dawn).entry(),
            signed(999_00).on("2017-10-04").in(east).by(acme.anna.id()).forCustomer(dawn).entry(),
            signed(70_00).on("2017-10-02").in(east).by(acme.bert.id()).key("wrong").entry(),
            signed(1000_00).on("2017-09-28").in(west).by(acme.dora.id()).forCustomer(4).entry(),
            FactFixture.a(Kind.DEAL_WON).on("2017-10-02").in(east).by(acme.anna.id()).entry(),
            FactFixture.a(Kind.DEAL_WON).on("2017-10-03").in(west).by(acme.dora.id()).entry(),
            FactFixture.a(Kind.DEAL_WON).on("2017-10-01").in(west).by(acme.dora.id()).entry()));
    ledger.reverse(EVERYTHING, "wrong");
    PlanSummary plan =
        targets.create(
            EVERYTHING,
            null,
            new NewPlan(
                UUID.randomUUID(),
                "2017",
                "revenue",
                2017,
                "13000",
                "0.01",
                NewPlan.Weights.equally()));
    targets.publish(EVERYTHING, plan.id(), UUID.randomUUID(), plan.version());
  }

  @AfterEach
  void the_ranking_is_open_to_all() {
    show(Company.Visibility.ALL);
  }

  private void show(Company.Visibility visibility) {
    organization.saveCompany(
        EVERYTHING,
        new Company("Acme", "USD", 1, "UTC", Company.CalendarKind.WEEKDAYS, visibility));
  }

  private Wallboard seenBy(Scope scope, @Nullable String node) {
    return wallboards.show(new Watcher(scope, null), node, BoardPeriod.YEAR, Locale.ENGLISH);
  }

  private Wallboard onScreenOf(Unit unit, @Nullable String node) {
    Scope scope = new Scope.Units(0, organization.units(EVERYTHING).subtree(unit.id()));
    Screen screen = new Screen(1, "hall", unit.id(), Instant.EPOCH, null);
    return wallboards.show(new Watcher(scope, screen), node, BoardPeriod.YEAR, Locale.ENGLISH);
  }

  @Test
  void a_screen_shows_the_figures_of_the_board() {
    Board board = boards.show(EVERYTHING, null, BoardPeriod.YEAR, null, Locale.ENGLISH);
    for (Wallboard wall : List.of(seenBy(EVERYTHING, null), onScreenOf(acme.company, null))) {
      assertThat(wall.node()).isEqualTo(board.node());
      assertThat(wall.done()).isEqualTo(board.done()).isEqualTo("3100.00");
      assertThat(wall.target()).isEqualTo(board.target()).isEqualTo("13000.00");
      assertThat(wall.share()).isEqualTo(board.share());
      assertThat(wall.dueShare()).isEqualTo(board.dueShare());
      assertThat(wall.status()).isEqualTo(board.status());
      assertThat(wall.branches()).isEqualTo(board.children());
      assertThat(wall.people()).isEqualTo(board.ranking().people());
      assertThat(wall.daysLeft()).isEqualTo(89);
      assertThat(wall.company().currency()).isEqualTo("USD");
      assertThat(wall.todayFixed()).isTrue();
    }
  }

  @Test
  void today_and_this_week_are_counted_apart() {
    Wallboard wall = seenBy(EVERYTHING, null);
    assertThat(wall.day())
        .as("five sellers with 10.00 each working day")
        .isEqualTo(new Wallboard.Day("600.00", "50.00"));
    assertThat(wall.wonThisWeek()).as("Monday and Tuesday, not Sunday").isEqualTo("2");
    assertThat(seenBy(EVERYTHING, node(acme.west)).wonThisWeek()).isEqualTo("1");
  }

  @Test
  void news_are_the_newest_wins_that_stand_with_names_as_far_as_the_watcher_sees_them() {
    LocalDate today = LocalDate.of(2017, 10, 3);
    assertThat(seenBy(EVERYTHING, null).news())
        .as("no win of tomorrow, of March or reversed")
        .containsExactly(
            new Wallboard.News(today, "East 1", "Anna", "Dawn Machinery", "600.00"),
            new Wallboard.News(LocalDate.of(2017, 9, 28), "West 1", "Dora", null, "1000.00"));
    assertThat(seenBy(acme.asMia(), null).news())
        .extracting(Wallboard.News::customer)
        .containsExactly("Dawn Machinery");
    assertThat(onScreenOf(acme.company, null).news())
        .as("a screen names no customer")
        .extracting(Wallboard.News::customer)
        .containsExactly(null, null);
    assertThat(onScreenOf(acme.west, null).news())
        .extracting(Wallboard.News::unit)
        .containsExactly("West 1");
  }

  @Test
  void S2_a_screen_opens_its_unit_and_what_is_below_but_no_person() {
    assertThat(onScreenOf(acme.east, null).node().name()).isEqualTo("East");
    assertThat(onScreenOf(acme.east, node(acme.eastOne)).node().name()).isEqualTo("East 1");
    for (String closed : List.of("company", node(acme.west), node(acme.anna), node(acme.dora))) {
      assertThatThrownBy(() -> onScreenOf(acme.east, closed))
          .as(closed)
          .isInstanceOf(Refused.class)
          .hasMessageContaining(closed);
    }
  }

  @Test
  void S2_people_hang_on_a_wall_only_as_far_as_the_company_publishes_rankings() {
    Wallboard open = onScreenOf(acme.eastOne, null);
    assertThat(open.people()).extracting(Board.Ranked::name).contains("Anna", "Bert");
    show(Company.Visibility.TEAM);
    assertThat(onScreenOf(acme.eastOne, null).people()).isEqualTo(open.people());
    assertThat(onScreenOf(acme.eastOne, null).news().getFirst().person()).isEqualTo("Anna");
    Wallboard wide = onScreenOf(acme.company, null);
    assertThat(wide.people()).as("more than one team").isEmpty();
    assertThat(wide.teams()).extracting(Board.Ranked::name).contains("East 1", "West 1");
    assertThat(wide.news()).extracting(Wallboard.News::person).containsOnlyNulls();
    show(Company.Visibility.NONE);
    Wallboard closed = onScreenOf(acme.eastOne, null);
    assertThat(closed.people()).isEmpty();
    assertThat(closed.branches()).isEmpty();
    assertThat(closed.done()).as("the unit's sum stays").isEqualTo(open.done());
    assertThat(closed.news()).extracting(Wallboard.News::person).containsOnlyNulls();
  }

  @Test
  void a_team_shows_its_months_in_place_of_units() {
    Wallboard team = onScreenOf(acme.eastOne, null);
    assertThat(team.branches()).isEmpty();
    assertThat(team.months()).hasSize(12);
    assertThat(team.months().get(2).done()).isEqualTo("1500.00");
    assertThat(team.months().get(11).state()).isEqualTo(MonthState.FUTURE);
  }

  private static Customer aCustomer(String name, long owner, long unit) {
    return new Customer(
        0, "test/" + name, name, null, null, null, null, owner, unit, Map.of(), null, null);
  }
}
