package gnomon.server.target;

import static gnomon.server.ledger.FactFixture.signed;
import static gnomon.server.target.SalesTeams.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.TestDatabase;
import gnomon.server.api.Refused;
import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.ledger.Ledger;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/** T4: a yearly target over tree and months, exact in both directions, as draft and published. */
@TestPropertySource(properties = "gnomon.today=2017-10-01")
class TargetsTest extends ServerTest {

  @Autowired Targets targets;
  @Autowired GridEdits edits;
  @Autowired Grids grids;
  @Autowired Ledger ledger;
  @Autowired Database database;
  @Autowired Environment environment;

  private SalesTeams acme;

  @BeforeAll
  void sales() {
    acme = new SalesTeams(organization);
    ledger.post(
        EVERYTHING,
        List.of(
            signed(300_00).on("2016-03-01").in(acme.eastOne.id()).by(acme.anna.id()).entry(),
            signed(100_00).on("2016-05-01").in(acme.eastOne.id()).by(acme.bert.id()).entry(),
            signed(400_00).on("2016-05-01").in(acme.westOne.id()).by(acme.dora.id()).entry(),
            signed(900_00).on("2015-05-01").in(acme.westOne.id()).by(acme.emil.id()).entry()));
  }

  private static NewPlan wish(String total, String grain, NewPlan.Weights weights) {
    return new NewPlan(UUID.randomUUID(), "Plan", "revenue", 2017, total, grain, weights);
  }

  private static NewPlan.Weights lastYear() {
    return NewPlan.Weights.by("revenue", LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31));
  }

  private PlanSummary draft() {
    return targets.create(EVERYTHING, null, wish("12000000", "1000", lastYear()));
  }

  private Grid grid(long plan) {
    return grids.show(EVERYTHING, plan, true);
  }

  private int version(long plan) {
    return grid(plan).plan().version();
  }

  private GridEdits.Command command(long plan) {
    return new GridEdits.Command(plan, UUID.randomUUID(), version(plan));
  }

  private static Grid.Row row(Grid grid, String node) {
    return grid.rows().stream().filter(row -> row.node().equals(node)).findFirst().orElseThrow();
  }

  private static BigDecimal sum(List<String> amounts) {
    return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void assertSumsAreExact(Grid grid) {
    Map<String, List<Grid.Row>> children =
        grid.rows().stream()
            .filter(row -> row.parent() != null)
            .collect(Collectors.groupingBy(row -> "" + row.parent()));
    for (Grid.Row row : grid.rows()) {
      assertThat(sum(row.months())).isEqualByComparingTo(row.total());
      List<Grid.Row> below = children.getOrDefault(row.node(), List.of());
      for (int month = 0; month < 12 && !below.isEmpty(); month++) {
        int column = month;
        assertThat(sum(below.stream().map(child -> child.months().get(column)).toList()))
            .as("%s month %d", row.node(), month)
            .isEqualByComparingTo(row.months().get(month));
      }
    }
  }

  private static String reason(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    try {
      work.call();
    } catch (Refused refused) {
      return refused.refusal().code() + ": " + refused.refusal().reason().in(Locale.ENGLISH);
    } catch (Throwable other) {
      throw new AssertionError(other);
    }
    throw new AssertionError("Nothing was refused");
  }

  @Test
  void a_plan_is_exact_in_rows_and_columns_and_follows_weights_and_working_days() {
    Grid grid = grid(draft().id());
    assertSumsAreExact(grid);
    assertThat(grid.rows())
        .extracting(Grid.Row::name)
        .containsExactly(
            "Acme", "East", "East 1", "Anna", "Bert", "Cleo", "West", "West 1", "Dora", "Emil");
    Grid.Row company = row(grid, "company");
    assertThat(company.total()).isEqualTo("12000000.00");
    // 12,000 grains over 260 days, a month's share rounded down: 4 grains are left for the largest
    // remainders: the three months of 23 days (.54) and the first of 22 days (.38).
    assertThat(company.months())
        .startsWith(
            "1016000.00", "923000.00", "1062000.00", "923000.00", "1062000.00", "1015000.00");
    assertThat(grid.months().get(1).workingDays()).isEqualTo(20);
    assertThat(grid.rows().stream().flatMap(row -> row.months().stream()))
        .allSatisfy(amount ->
            assertThat(new BigDecimal(amount).remainder(BigDecimal.valueOf(1000))).isZero());
    assertThat(grid.committed()).isEqualTo(grid.assigned()).isEqualTo("12000000.00");
    assertThat(grid.difference()).isEqualTo("0.00");
    assertThat(grid.editable()).isTrue();
    assertThat(grid.months())
        .filteredOn(Grid.Month::current)
        .extracting(Grid.Month::month)
        .containsExactly("2017-10");
  }

  @Test
  void who_has_no_weight_gets_the_median_of_the_team() {
    Grid grid = grid(draft().id());
    // Anna 300, Bert 100, Cleo (300+100)/2 = 200; Dora 400, Emil 400: 600 and 800 of 1,400.
    assertThat(row(grid, node(acme.east)).total()).isEqualTo("5143000.00");
    assertThat(row(grid, node(acme.anna)).total()).isEqualTo("2572000.00");
    assertThat(row(grid, node(acme.cleo)).total()).isEqualTo("1714000.00");
    assertThat(List.of(row(grid, node(acme.dora)).total(), row(grid, node(acme.emil)).total()))
        .containsExactlyInAnyOrder("3428000.00", "3429000.00");
  }

  @Test
  void equal_weights_give_everyone_the_same() {
    PlanSummary plan =
        targets.create(EVERYTHING, null, wish("600.05", "0.01", NewPlan.Weights.equally()));
    Grid grid = grid(plan.id());
    assertSumsAreExact(grid);
    assertThat(grid.rows())
        .filteredOn(row -> row.level().equals("person"))
        .allSatisfy(row -> assertThat(row.total()).isEqualTo("120.01"));
  }

  @Test
  void a_count_is_planned_in_whole_pieces() {
    NewPlan wish =
        new NewPlan(
            UUID.randomUUID(), "Deals", "deals_won", 2017, "61", null, NewPlan.Weights.equally());
    Grid grid = grid(targets.create(EVERYTHING, null, wish).id());
    assertSumsAreExact(grid);
    assertThat(row(grid, "company").total()).isEqualTo("61");
    assertThat(grid.unit()).isEqualTo("count");
  }

  @Test
  void a_plan_that_cannot_be_says_what_could() {
    assertThat(
            reason(() ->
                targets.create(EVERYTHING, null, wish("12345", "1000", NewPlan.Weights.equally()))))
        .isEqualTo(
            "beside_the_grain: 12345.00 is not a multiple of this plan's step 1000.00. Maybe 12000.00 or 13000.00.");
    assertThat(
            reason(() ->
                targets.create(EVERYTHING, null, wish("0", "1000", NewPlan.Weights.equally()))))
        .startsWith("invalid_total");
    assertThat(
            reason(() ->
                targets.create(EVERYTHING, null, wish("1,000", "1000", NewPlan.Weights.equally()))))
        .startsWith("invalid_amount");
    assertThat(
            reason(() ->
                targets.create(
                    EVERYTHING, null, wish("10000000001000", "1000", NewPlan.Weights.equally()))))
        .startsWith("too_large");
    assertThat(
            reason(() ->
                targets.create(
                    EVERYTHING,
                    null,
                    new NewPlan(
                        UUID.randomUUID(),
                        "x",
                        "win_rate",
                        2017,
                        "1",
                        "1",
                        NewPlan.Weights.equally()))))
        .startsWith("measure_not_plannable");
    assertThat(
            reason(() ->
                targets.create(
                    EVERYTHING,
                    null,
                    new NewPlan(
                        UUID.randomUUID(),
                        "x",
                        "revenue",
                        1999,
                        "1000",
                        null,
                        NewPlan.Weights.equally()))))
        .startsWith("no_sellers");
  }

  @Test
  void the_same_id_twice_makes_one_plan() {
    NewPlan wish = wish("12000000", "1000", lastYear());
    PlanSummary first = targets.create(EVERYTHING, null, wish);
    assertThat(targets.create(EVERYTHING, null, wish)).isEqualTo(first);
    assertThat(targets.all(EVERYTHING)).filteredOn(plan -> plan.id() == first.id()).hasSize(1);
  }

  @Test
  void a_changed_month_moves_the_sums_above_and_nobody_else() {
    long plan = draft().id();
    Grid before = grid(plan);
    edits.setCell(EVERYTHING, command(plan), node(acme.eastOne), "2017-10", "900000");
    Grid after = grid(plan);
    assertSumsAreExact(after);
    assertThat(row(after, node(acme.eastOne)).months().get(9)).isEqualTo("900000.00");
    assertThat(row(after, node(acme.west))).isEqualTo(row(before, node(acme.west)));
    assertThat(row(after, node(acme.anna)).changed())
        .containsExactly(
            false, false, false, false, false, false, false, false, false, true, false, false);
    assertThat(new BigDecimal(after.difference()))
        .isEqualByComparingTo(
            new BigDecimal("900000")
                .subtract(new BigDecimal(row(before, node(acme.eastOne)).months().get(9))));
    assertThat(after.plan().version()).isEqualTo(before.plan().version() + 1);
  }

  @Test
  void balance_keeps_what_was_set_and_returns_to_the_commitment() {
    long plan = draft().id();
    Grid before = grid(plan);
    edits.setCell(EVERYTHING, command(plan), node(acme.east), "2017-10", "900000");
    edits.balance(EVERYTHING, command(plan));
    Grid after = grid(plan);
    assertSumsAreExact(after);
    assertThat(after.difference()).isEqualTo("0.00");
    assertThat(row(after, node(acme.east)).months().get(9)).isEqualTo("900000.00");
    assertThat(row(after, node(acme.east)).total()).isEqualTo(row(before, node(acme.east)).total());
    assertThat(row(after, "company").months()).isEqualTo(row(before, "company").months());
  }

  @Test
  void balance_takes_back_what_leaves_no_room() {
    long plan = draft().id();
    Grid before = grid(plan);
    edits.setCell(EVERYTHING, command(plan), "company", null, "13000000");
    edits.balance(EVERYTHING, command(plan));
    assertThat(row(grid(plan), "company")).isEqualTo(row(before, "company"));
  }

  @Test
  void a_lock_holds_against_edit_and_balance() {
    long plan = draft().id();
    edits.setLock(EVERYTHING, command(plan), node(acme.anna), "2017-10", true);
    Grid locked = grid(plan);
    String held = row(locked, node(acme.anna)).months().get(9);
    assertThat(row(locked, node(acme.anna)).locked().get(9)).isTrue();
    assertThat(row(locked, node(acme.eastOne)).locked().get(9)).isFalse();
    edits.setCell(EVERYTHING, command(plan), node(acme.eastOne), "2017-10", "1000000");
    edits.balance(EVERYTHING, command(plan));
    assertThat(row(grid(plan), node(acme.anna)).months().get(9)).isEqualTo(held);
    assertThat(
            reason(
                () -> edits.setCell(EVERYTHING, command(plan), node(acme.anna), "2017-10", "1000")))
        .isEqualTo("infeasible: Anna is locked for 2017-10. Maybe unlock it first.");
    assertThat(
            reason(
                () -> edits.setCell(EVERYTHING, command(plan), node(acme.eastOne), "2017-10", "0")))
        .startsWith("infeasible: What is locked of Anna adds up to " + held);
    edits.setLock(EVERYTHING, command(plan), "company", null, true);
    assertThat(row(grid(plan), "company").locked()).doesNotContain(false);
    assertThat(
            reason(
                () -> edits.setCell(EVERYTHING, command(plan), node(acme.east), "2017-10", "1000")))
        .startsWith("infeasible");
  }

  @Test
  void undo_takes_back_one_step_after_another_and_then_says_so() {
    long plan = draft().id();
    Grid start = grid(plan);
    edits.setCell(EVERYTHING, command(plan), node(acme.east), "2017-10", "900000");
    Grid set = grid(plan);
    edits.setLock(EVERYTHING, command(plan), node(acme.dora), null, true);
    edits.balance(EVERYTHING, command(plan));
    edits.undo(EVERYTHING, command(plan));
    edits.undo(EVERYTHING, command(plan));
    assertThat(grid(plan).rows()).isEqualTo(set.rows());
    edits.undo(EVERYTHING, command(plan));
    assertThat(grid(plan).rows()).isEqualTo(start.rows());
    assertThat(reason(() -> edits.undo(EVERYTHING, command(plan)))).startsWith("nothing_to_undo");
  }

  @Test
  void an_amount_beside_the_grain_names_the_nearest_right_ones() {
    long plan = draft().id();
    assertThat(
            reason(() ->
                edits.setCell(EVERYTHING, command(plan), node(acme.anna), "2017-10", "1234.56")))
        .isEqualTo(
            "beside_the_grain: 1234.56 is not a multiple of this plan's step 1000.00. Maybe 1000.00 or 2000.00.");
    assertThat(
            reason(
                () -> edits.setCell(EVERYTHING, command(plan), node(acme.anna), "2018-10", "1000")))
        .startsWith("invalid_month");
    assertThat(
            reason(() -> edits.setCell(EVERYTHING, command(plan), "unit:999", "2017-10", "1000")))
        .startsWith("unknown_node");
    assertThat(reason(() -> edits.setCell(EVERYTHING, command(plan), "nobody", "2017-10", "1000")))
        .startsWith("invalid_node");
  }

  @Test
  void a_command_that_comes_twice_has_its_effect_once() {
    long plan = draft().id();
    GridEdits.Command twice = command(plan);
    edits.setCell(EVERYTHING, twice, node(acme.anna), "2017-10", "1000");
    Grid once = grid(plan);
    edits.setCell(EVERYTHING, twice, node(acme.anna), "2017-10", "1000");
    assertThat(grid(plan)).isEqualTo(once);
    long other = draft().id();
    assertThat(reason(() -> edits.undo(EVERYTHING, new GridEdits.Command(other, twice.id(), 1))))
        .startsWith("command_reused");
  }

  @Test
  void who_has_not_seen_the_latest_version_is_refused() {
    long plan = draft().id();
    GridEdits.Command stale = command(plan);
    edits.setLock(EVERYTHING, command(plan), node(acme.anna), "2017-10", true);
    assertThatThrownBy(() -> edits.setCell(EVERYTHING, stale, node(acme.bert), "2017-10", "1000"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal().status().value()).isEqualTo(409));
  }

  @Test
  void editors_at_the_same_time_never_break_a_sum() throws Exception {
    long plan = draft().id();
    Function<Integer, Callable<Integer>> editor =
        seller ->
            () -> {
              int done = 0;
              for (int i = 0; i < 20; i++) {
                try {
                  String node = seller == 0 ? node(acme.east) : node(acme.west);
                  edits.setCell(
                      EVERYTHING, command(plan), node, "2017-0" + (1 + i % 9), (i + 1) + "000");
                  done++;
                } catch (Refused refused) {
                  assertThat(refused.refusal().code()).isEqualTo("stale_version");
                }
              }
              return done;
            };
    int done = 0;
    try (var executor = Executors.newFixedThreadPool(2)) {
      for (var future : executor.invokeAll(List.of(editor.apply(0), editor.apply(1)))) {
        done += future.get();
      }
    }
    Grid grid = grid(plan);
    assertSumsAreExact(grid);
    assertThat(grid.plan().version()).as("every effect has one version").isEqualTo(1 + done);
    edits.balance(EVERYTHING, command(plan));
    assertThat(grid(plan).difference()).isEqualTo("0.00");
    for (int i = 0; i < done; i++) {
      edits.undo(EVERYTHING, command(plan));
    }
  }

  @Test
  void only_a_plan_that_adds_up_is_published_and_then_it_never_changes() {
    long id = draft().id();
    edits.setCell(EVERYTHING, command(id), node(acme.anna), "2017-10", "0");
    GridEdits.Command early = command(id);
    assertThat(reason(() -> targets.publish(EVERYTHING, id, early.id(), early.version())))
        .startsWith("not_balanced: The figures add up to 1");
    edits.balance(EVERYTHING, command(id));
    GridEdits.Command publish = command(id);
    PlanSummary published = targets.publish(EVERYTHING, id, publish.id(), publish.version());
    assertThat(published.status()).isEqualTo(Plan.Status.PUBLISHED);
    assertThat(targets.publish(EVERYTHING, id, publish.id(), publish.version()))
        .isEqualTo(published);
    assertThat(
            reason(
                () -> edits.setCell(EVERYTHING, command(id), node(acme.anna), "2017-10", "1000")))
        .startsWith("not_a_draft");
    assertThat(reason(() -> targets.delete(EVERYTHING, id, version(id)))).startsWith("not_a_draft");
    for (String change :
        List.of(
            "update target_cell set amount = amount + 1 where plan_id = " + id,
            "delete from target_cell where plan_id = " + id,
            "update target_person set committed = 0 where plan_id = " + id,
            "update target_plan set total = total * 2 where id = " + id,
            "update target_plan set status = 'draft', published_at = null where id = " + id,
            "delete from target_plan where id = " + id,
            "truncate target_plan cascade")) {
      assertThatThrownBy(() -> asOwner(change))
          .as(change)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Maybe");
    }
  }

  @Test
  void the_database_refuses_to_publish_what_does_not_add_up() {
    long id = draft().id();
    assertThatThrownBy(() ->
            asOwner(
                "update target_cell set amount = amount + 100000 where plan_id = %d and month = '2017-03-01'; "
                        .formatted(id)
                    + "update target_plan set status = 'published', published_at = now() where fiscal_year = 2017 and measure = 'revenue' and id = %d"
                        .formatted(id)))
        .isInstanceOf(SQLException.class);
  }

  private void asOwner(String sql) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                environment.getRequiredProperty("gnomon.database.url"),
                TestDatabase.owner(),
                TestDatabase.password());
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_new_draft_of_a_published_plan_supersedes_it_when_published() {
    NewPlan wish =
        new NewPlan(UUID.randomUUID(), "Receipts", "receipts", 2017, "1200000", "1000", lastYear());
    PlanSummary first = targets.create(EVERYTHING, null, wish);
    assertThat(reason(() -> targets.draft(EVERYTHING, null, first.id(), UUID.randomUUID())))
        .startsWith("is_a_draft");
    targets.publish(EVERYTHING, first.id(), UUID.randomUUID(), first.version());
    UUID copying = UUID.randomUUID();
    PlanSummary copy = targets.draft(EVERYTHING, null, first.id(), copying);
    assertThat(targets.draft(EVERYTHING, null, first.id(), copying)).isEqualTo(copy);
    assertThat(grid(copy.id()).rows()).isEqualTo(grid(first.id()).rows());
    edits.setCell(EVERYTHING, command(copy.id()), node(acme.anna), "2017-10", "1000");
    edits.balance(EVERYTHING, command(copy.id()));
    targets.publish(EVERYTHING, copy.id(), UUID.randomUUID(), grid(copy.id()).plan().version());
    assertThat(targets.all(EVERYTHING))
        .filteredOn(plan -> plan.measure().equals("receipts"))
        .extracting(PlanSummary::status)
        .containsExactly(Plan.Status.PUBLISHED, Plan.Status.SUPERSEDED);
    assertThat(targets.published(EVERYTHING, 2017)).extracting(Plan::id).contains(copy.id());
  }

  @Test
  void every_change_is_announced_to_open_pages() throws SQLException {
    try (Connection page =
            DriverManager.getConnection(
                environment.getRequiredProperty("gnomon.database.url"),
                TestDatabase.owner(),
                TestDatabase.password());
        var statement = page.createStatement()) {
      statement.execute("listen gnomon_changed");
      long id = draft().id();
      edits.setCell(EVERYTHING, command(id), node(acme.anna), "2017-10", "1000");
      PGNotification[] heard = page.unwrap(PGConnection.class).getNotifications(10_000);
      assertThat(heard)
          .isNotEmpty()
          .allSatisfy(n -> assertThat(n.getParameter()).isEqualTo("plan"));
    }
  }

  @Test
  void a_draft_is_thrown_away_whole() {
    long id = draft().id();
    edits.setCell(EVERYTHING, command(id), node(acme.anna), "2017-10", "1000");
    int seen = version(id);
    assertThat(reason(() -> targets.delete(EVERYTHING, id, seen - 1))).startsWith("stale_version");
    targets.delete(EVERYTHING, id, seen);
    assertThat(reason(() -> targets.delete(EVERYTHING, id, seen))).startsWith("not_found");
  }

  @Test
  void a_manager_sees_the_own_subtree_a_seller_the_own_row_and_neither_sees_drafts() {
    NewPlan wish =
        new NewPlan(
            UUID.randomUUID(), "Visits", "visits", 2017, "1000", "1", NewPlan.Weights.equally());
    PlanSummary plan = targets.create(EVERYTHING, null, wish);
    assertThat(reason(() -> grids.show(acme.asMia(), plan.id(), false))).startsWith("not_found");
    assertThat(targets.all(acme.asAnna())).extracting(PlanSummary::id).doesNotContain(plan.id());
    targets.publish(EVERYTHING, plan.id(), UUID.randomUUID(), plan.version());
    Grid mia = grids.show(acme.asMia(), plan.id(), false);
    assertThat(mia.rows())
        .extracting(Grid.Row::name)
        .containsExactly("East 1", "Anna", "Bert", "Cleo");
    assertThat(mia.rows().getFirst().parent()).isNull();
    assertThat(mia.assigned()).isEqualTo("600");
    assertThat(mia.difference()).isEqualTo("0");
    assertThat(mia.editable()).isFalse();
    Grid anna = grids.show(acme.asAnna(), plan.id(), false);
    assertThat(anna.rows()).extracting(Grid.Row::name).containsExactly("Anna");
    assertThat(anna.rows().getFirst().total()).isEqualTo("200");
    assertThat(
            targets.people(
                acme.asAnna().published(), targets.find(EVERYTHING, plan.id()).orElseThrow()))
        .as("the ranking is open to all")
        .hasSize(5);
    assertThat(targets.all(Scope.system())).extracting(PlanSummary::id).contains(plan.id());
  }
}
