package gnomon.server.board;

import static gnomon.server.ledger.FactFixture.signed;
import static gnomon.server.target.SalesTeams.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.api.Refused;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.Company;
import gnomon.server.target.NewPlan;
import gnomon.server.target.PlanSummary;
import gnomon.server.target.SalesTeams;
import gnomon.server.target.Targets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * T6: figures by hand. Five sellers are planned 10.00 each working day of 2017 (260, Monday to
 * Friday): 2,600.00 a year. Today is Tuesday, 3 October: 195 days to September and 2 of October's
 * 22, so 1,970.00 is due of each.
 */
@TestPropertySource(properties = "gnomon.today=2017-10-03")
class BoardsTest extends ServerTest {

  @Autowired Boards boards;
  @Autowired Targets targets;
  @Autowired Ledger ledger;

  private SalesTeams acme;
  private Board withoutPlan;
  private PlanSummary plan;

  @BeforeAll
  void a_year_of_sales() {
    acme = new SalesTeams(organization);
    long east = acme.eastOne.id();
    long west = acme.westOne.id();
    ledger.post(
        EVERYTHING,
        List.of(
            signed(500_00).on("2016-03-01").in(east).by(acme.anna.id()).forCustomer(1).entry(),
            signed(1500_00).on("2017-03-10").in(east).by(acme.anna.id()).forCustomer(1).entry(),
            signed(600_00).on("2017-10-03").in(east).by(acme.anna.id()).forCustomer(1).entry(),
            signed(999_00).on("2017-10-04").in(east).by(acme.anna.id()).forCustomer(1).entry(),
            signed(1970_00).on("2017-05-10").in(east).by(acme.bert.id()).forCustomer(2).entry(),
            signed(1800_00).on("2017-09-30").in(east).by(acme.cleo.id()).forCustomer(3).entry(),
            signed(50_00).on("2017-04-03").in(east).by(acme.mia.id()).forCustomer(3).entry(),
            signed(1000_00).on("2017-06-01").in(west).by(acme.dora.id()).forCustomer(4).entry()));
    withoutPlan = board(EVERYTHING, null, BoardPeriod.YEAR);
    plan =
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
  void theRankingIsOpenToAll() {
    show(Company.Visibility.ALL);
  }

  private Board board(Scope scope, @Nullable String node, BoardPeriod period) {
    return boards.show(scope, node, period, null, Locale.ENGLISH);
  }

  private void show(Company.Visibility visibility) {
    organization.saveCompany(
        EVERYTHING,
        new Company("Acme", "USD", 1, "UTC", Company.CalendarKind.WEEKDAYS, visibility));
  }

  private static BigDecimal sum(
      List<Board.Branch> branches, Function<Board.Branch, String> figure) {
    return branches.stream()
        .map(figure)
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void the_company_is_measured_against_what_is_due_by_today() {
    Board board = board(EVERYTHING, null, BoardPeriod.YEAR);
    assertThat(board.node()).isEqualTo(new Board.Place("company", "Acme", "company"));
    assertThat(board.done()).as("today counts, tomorrow does not").isEqualTo("6920.00");
    assertThat(board.target()).isEqualTo("13000.00");
    assertThat(board.dueByToday()).isEqualTo("9850.00");
    assertThat(board.gap()).isEqualTo("-2930.00");
    assertThat(board.share()).isEqualTo("0.532308");
    assertThat(board.dueShare()).isEqualTo("0.757692");
    assertThat(board.status()).isEqualTo(Pace.ALARM);
    assertThat(board.workingDays()).isEqualTo(new Board.WorkingDays(260, 197, 63));
    assertThat(board.neededPerDay()).as("6,080 over 63 days, rounded up").isEqualTo("96.51");
    assertThat(board.period())
        .isEqualTo(
            new Board.Span("year", "2017", LocalDate.of(2017, 1, 1), LocalDate.of(2017, 12, 31)));
  }

  @Test
  void children_add_up_to_their_parent_and_so_do_their_gaps() {
    for (BoardPeriod period : BoardPeriod.values()) {
      for (String place :
          List.of("company", node(acme.east), node(acme.eastOne), node(acme.westOne))) {
        Board board = board(EVERYTHING, place, period);
        assertThat(sum(board.children(), Board.Branch::done))
            .as("%s %s", place, period)
            .isEqualByComparingTo(board.done());
        assertThat(sum(board.children(), branch -> "" + branch.target()))
            .isEqualByComparingTo(board.target());
        assertThat(sum(board.children(), branch -> "" + branch.gap()))
            .isEqualByComparingTo(board.gap());
      }
    }
  }

  @Test
  void a_team_shows_its_people_and_what_nobody_planned_did() {
    List<Board.Branch> parts = board(EVERYTHING, node(acme.eastOne), BoardPeriod.YEAR).children();
    assertThat(parts)
        .extracting(Board.Branch::name)
        .containsExactly("Anna", "Bert", "Cleo", "Not assigned");
    assertThat(parts)
        .extracting(Board.Branch::done)
        .containsExactly("2100.00", "1970.00", "1800.00", "50.00");
    assertThat(parts)
        .extracting(Board.Branch::status)
        .containsExactly(Pace.AHEAD, Pace.ON, Pace.BEHIND, Pace.NONE);
    assertThat(board(EVERYTHING, node(acme.east), BoardPeriod.YEAR).children().getFirst().lead())
        .isEqualTo("Mia");
  }

  @Test
  void quarter_month_and_week_have_their_own_target_and_due() {
    Board quarter = board(EVERYTHING, "company", BoardPeriod.QUARTER);
    assertThat(List.of(quarter.done(), "" + quarter.target(), "" + quarter.dueByToday()))
        .containsExactly("600.00", "3250.00", "100.00");
    Board month = board(EVERYTHING, "company", BoardPeriod.MONTH);
    assertThat(List.of(month.done(), "" + month.target(), "" + month.dueByToday()))
        .containsExactly("600.00", "1100.00", "100.00");
    Board week = board(EVERYTHING, "company", BoardPeriod.WEEK);
    assertThat(List.of(week.done(), "" + week.target(), "" + week.dueByToday()))
        .containsExactly("600.00", "250.00", "100.00");
    assertThat(week.period().label()).isEqualTo("2017-W40");
    assertThat(week.workingDays()).isEqualTo(new Board.WorkingDays(5, 2, 3));
  }

  @Test
  void the_course_runs_from_nothing_to_today_and_the_plan_to_the_end() {
    Board board = board(EVERYTHING, "company", BoardPeriod.YEAR);
    assertThat(board.pace()).hasSize(14);
    assertThat(board.pace().getFirst())
        .isEqualTo(new Board.PacePoint(LocalDate.of(2017, 1, 1), "0.00", "0.00"));
    assertThat(board.pace())
        .contains(
            new Board.PacePoint(LocalDate.of(2017, 9, 30), "6320.00", "9750.00"),
            new Board.PacePoint(LocalDate.of(2017, 10, 3), "6920.00", "9850.00"),
            new Board.PacePoint(LocalDate.of(2017, 10, 31), null, "10850.00"));
    assertThat(board.pace().getLast())
        .isEqualTo(new Board.PacePoint(LocalDate.of(2017, 12, 31), null, "13000.00"));
    assertThat(board.gaps())
        .hasSize(12)
        .contains(
            new Board.GapPoint("2017-09", "-3430.00", false),
            new Board.GapPoint("2017-10", board.gap(), false),
            new Board.GapPoint("2017-11", null, true));
    Board week = board(EVERYTHING, "company", BoardPeriod.WEEK);
    assertThat(week.pace())
        .extracting(Board.PacePoint::done)
        .containsExactly("0.00", "0.00", "600.00", null, null, null, null, null);
    assertThat(week.pace().getLast().plan()).isEqualTo("250.00");
    assertThat(week.gaps().get(1)).isEqualTo(new Board.GapPoint("2017-10-03", "500.00", false));
  }

  @Test
  void the_heat_of_a_past_month_is_against_its_plan_and_of_this_month_against_what_is_due() {
    Board board = board(EVERYTHING, "company", BoardPeriod.YEAR);
    assertThat(board.heat().months()).startsWith("2017-01").endsWith("2017-12").hasSize(12);
    Board.HeatRow east = board.heat().rows().getFirst();
    assertThat(east.cells().get(2))
        .isEqualTo(
            new Board.HeatCell(
                "2017-03", "1500.00", "690.00", "2.173913", Pace.AHEAD, MonthState.PAST));
    assertThat(east.cells().get(9))
        .isEqualTo(
            new Board.HeatCell(
                "2017-10", "600.00", "660.00", "10", Pace.AHEAD, MonthState.CURRENT));
    assertThat(east.cells().get(10))
        .isEqualTo(
            new Board.HeatCell("2017-11", "0.00", "660.00", null, Pace.NONE, MonthState.FUTURE));
    assertThat(east.ratio()).as("5,920 of 5,910").isEqualTo("1.001692");
  }

  @Test
  void people_and_teams_are_ranked_by_attainment_from_entries_and_from_cells_alike() {
    Board.Ranking fromEntries = board(acme.asAnna(), null, BoardPeriod.YEAR).ranking();
    assertThat(fromEntries.people())
        .extracting(Board.Ranked::name)
        .containsExactly("Anna", "Bert", "Cleo", "Dora", "Emil");
    assertThat(fromEntries.people())
        .extracting(Board.Ranked::attainment)
        .containsExactly("1.06599", "1", "0.913706", "0.507614", "0");
    assertThat(fromEntries.people().getFirst().unitName()).isEqualTo("East 1");
    assertThat(fromEntries.teams())
        .extracting(Board.Ranked::name)
        .containsExactly("East 1", "West 1");
    follower.follow();
    assertThat(board(acme.asAnna(), null, BoardPeriod.YEAR).ranking()).isEqualTo(fromEntries);
    assertThat(board(EVERYTHING, null, BoardPeriod.YEAR).ranking()).isEqualTo(fromEntries);
  }

  @Test
  void the_ranking_is_as_open_as_the_company_sets_it() {
    show(Company.Visibility.TEAM);
    Board.Ranking team = board(acme.asAnna(), null, BoardPeriod.YEAR).ranking();
    assertThat(team.visibility()).isEqualTo("team");
    assertThat(team.people())
        .extracting(Board.Ranked::name)
        .containsExactly("Anna", "Bert", "Cleo");
    show(Company.Visibility.NONE);
    assertThat(board(acme.asAnna(), null, BoardPeriod.YEAR).ranking())
        .isEqualTo(new Board.Ranking("none", List.of(), List.of()));
    assertThat(board(acme.asMia(), null, BoardPeriod.YEAR).ranking().people())
        .as("a leader still sees the own people")
        .hasSize(3);
    assertThat(board(EVERYTHING, null, BoardPeriod.YEAR).ranking().people()).hasSize(5);
  }

  @Test
  void a_seller_sees_the_own_board_and_no_other() {
    Board board = board(acme.asAnna(), null, BoardPeriod.YEAR);
    assertThat(board.node().node()).isEqualTo(node(acme.anna));
    assertThat(board.path()).containsExactly(new Board.Step(node(acme.anna), "Anna"));
    assertThat(board.selectable()).extracting(Board.Choice::name).containsExactly("Anna");
    assertThat(board.done()).isEqualTo("2100.00");
    assertThat(board.dueByToday()).isEqualTo("1970.00");
    assertThat(board.children()).isEmpty();
    assertThat(board.heat().rows()).extracting(Board.HeatRow::name).containsExactly("Anna");
    for (String other : List.of("company", node(acme.eastOne), node(acme.bert), "person:999")) {
      assertAbsent(acme.asAnna(), other);
    }
  }

  @Test
  void a_manager_sees_the_managed_unit_with_everyone_below() {
    Board board = board(acme.asMia(), null, BoardPeriod.YEAR);
    assertThat(board.node().name()).isEqualTo("East 1");
    assertThat(board.done()).isEqualTo("5920.00");
    assertThat(board.path()).extracting(Board.Step::name).containsExactly("East 1");
    assertThat(board.selectable())
        .extracting(choice -> choice.depth() + choice.name())
        .containsExactly("0East 1", "1Anna", "1Bert", "1Cleo");
    assertThat(board(acme.asMia(), node(acme.bert), BoardPeriod.YEAR).path())
        .extracting(Board.Step::name)
        .containsExactly("East 1", "Bert");
    for (String other : List.of("company", node(acme.east), node(acme.westOne), node(acme.dora))) {
      assertAbsent(acme.asMia(), other);
    }
  }

  private void assertAbsent(Scope scope, String node) {
    assertThatThrownBy(() -> board(scope, node, BoardPeriod.YEAR))
        .as(node)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal().status().value()).isEqualTo(404));
  }

  @Test
  void whoever_sees_everything_may_open_the_whole_tree() {
    Board board = board(EVERYTHING, node(acme.dora), BoardPeriod.YEAR);
    assertThat(board.path())
        .extracting(Board.Step::name)
        .containsExactly("Acme", "West", "West 1", "Dora");
    assertThat(board.selectable())
        .extracting(choice -> choice.depth() + choice.name())
        .containsExactly(
            "0Acme", "1East", "2East 1", "3Anna", "3Bert", "3Cleo", "1West", "2West 1", "3Dora",
            "3Emil");
  }

  @Test
  void tiles_carry_their_months_and_the_year_before_up_to_the_same_day() {
    List<Board.Tile> tiles = board(EVERYTHING, "company", BoardPeriod.YEAR).tiles();
    assertThat(tiles)
        .extracting(Board.Tile::measure)
        .containsExactly(
            "new_customers",
            "average_order_value",
            "win_rate",
            "deals_won",
            "cycle_days",
            "open_pipeline");
    assertThat(tiles.getFirst().value()).isEqualTo("3");
    assertThat(tiles.getFirst().previous()).isEqualTo("1");
    assertThat(tiles.getFirst().spark()).hasSize(10);
    assertThat(tiles.get(1).value()).as("6,920 in 6 orders").isEqualTo("1153.33");
    assertThat(tiles.get(1).previous()).isEqualTo("500.00");
    assertThat(tiles.get(2).value()).as("nothing was closed").isNull();
    assertThat(board(EVERYTHING, node(acme.cleo), BoardPeriod.QUARTER).tiles().getFirst().value())
        .isEqualTo("0");
  }

  @Test
  void without_a_plan_there_is_what_was_done() {
    assertThat(withoutPlan.plan()).isNull();
    assertThat(withoutPlan.measure().id()).isEqualTo("revenue");
    assertThat(withoutPlan.done()).isEqualTo("6920.00");
    assertThat(withoutPlan.status()).isEqualTo(Pace.NONE);
    assertThat(
            new ArrayList<Object>(
                java.util.Arrays.asList(
                    withoutPlan.target(),
                    withoutPlan.dueByToday(),
                    withoutPlan.gap(),
                    withoutPlan.neededPerDay())))
        .containsOnlyNulls();
    assertThat(withoutPlan.gaps()).isEmpty();
    assertThat(withoutPlan.pace())
        .hasSize(14)
        .extracting(Board.PacePoint::plan)
        .containsOnlyNulls();
    assertThat(withoutPlan.ranking().people())
        .extracting(Board.Ranked::name)
        .startsWith("Anna", "Bert");
  }

  @Test
  void a_plan_of_another_year_is_shown_in_its_own_year() {
    PlanSummary next =
        targets.create(
            EVERYTHING,
            null,
            new NewPlan(
                UUID.randomUUID(),
                "2018",
                "revenue",
                2018,
                "26100",
                "0.01",
                NewPlan.Weights.equally()));
    Board board = boards.show(EVERYTHING, null, BoardPeriod.YEAR, next.id(), Locale.CHINESE);
    assertThat(board.period().label()).isEqualTo("2018");
    assertThat(board.target()).isEqualTo("26100.00");
    assertThat(board.dueByToday()).isEqualTo("0.00");
    assertThat(board.done()).isEqualTo("0.00");
    assertThat(board.asOf()).isNull();
    assertThat(board.pace()).extracting(Board.PacePoint::done).containsNull();
    assertThat(board.status()).isEqualTo(Pace.NONE);
  }
}
