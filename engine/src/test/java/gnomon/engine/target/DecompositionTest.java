package gnomon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import gnomon.engine.calendar.FiscalYear;
import gnomon.engine.calendar.WorkingCalendar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** T4: company → region → team → person × month, exact in both directions. */
class DecompositionTest {

  private static final long THOUSAND_YUAN = 100_000;

  @Test
  void T4_the_company_is_divided_level_by_level_and_every_unit_is_the_sum_of_its_people() {
    var plan = plan(company(), yuan(100_000_000), THOUSAND_YUAN);
    assertThat(plan.year("east")).isEqualTo(yuan(40_000_000));
    assertThat(plan.year("south")).isEqualTo(yuan(30_000_000));
    assertThat(plan.year("east-a") + plan.year("east-b")).isEqualTo(plan.year("east"));
    assertThat(plan.year("wang") + plan.year("li")).isEqualTo(plan.year("east-a"));
    assertThat(plan.total()).isEqualTo(yuan(100_000_000));
  }

  @Test
  void T4_the_months_of_the_company_follow_the_working_days() {
    var plan = plan(company(), yuan(248_000_000), THOUSAND_YUAN);
    int[] days = {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23};
    for (int month = 0; month < 12; month++) {
      assertThat(plan.amount("company", month)).isEqualTo(yuan(1_000_000L * days[month]));
    }
  }

  @Test
  void every_cell_is_a_whole_unit() {
    var plan = plan(company(), yuan(100_000_000), THOUSAND_YUAN);
    for (var leaf : plan.leaves()) {
      for (int month = 0; month < 12; month++) {
        assertThat(plan.amount(leaf, month) % THOUSAND_YUAN).isZero();
      }
    }
  }

  @Test
  void a_total_that_is_no_whole_unit_leaves_its_residue_in_one_cell() {
    var plan = plan(company(), yuan(100_000_000) + 37, THOUSAND_YUAN);
    assertConsistent(plan, yuan(100_000_000) + 37, "residue");
    var odd =
        plan.leaves().stream()
            .flatMapToLong(leaf -> IntStream.range(0, 12).mapToLong(m -> plan.amount(leaf, m)))
            .filter(amount -> amount % THOUSAND_YUAN != 0)
            .toArray();
    assertThat(odd).hasSize(1);
    assertThat(odd[0] % THOUSAND_YUAN).isEqualTo(37);
  }

  @Test
  void a_node_that_is_locked_at_no_whole_unit_still_closes_exactly() {
    var east = company().children().getFirst().locked(yuan(33_333_333) + 33);
    var root = TargetNode.of("company", 1, east, company().children().get(1));
    var plan = plan(root, yuan(100_000_000), THOUSAND_YUAN);
    assertThat(plan.year("east")).isEqualTo(yuan(33_333_333) + 33);
    assertConsistent(plan, yuan(100_000_000), "locked east");
  }

  @Test
  void floors_and_caps_of_people_bind_the_units_above_them() {
    var capped = TargetNode.of("zhao", 1).atMost(yuan(2_000_000));
    var root =
        TargetNode.of(
            "company",
            1,
            TargetNode.of("west", 60, capped),
            TargetNode.of("north", 40, TargetNode.of("qian", 1)));
    var plan = plan(root, yuan(10_000_000), THOUSAND_YUAN);
    assertThat(plan.year("west")).isEqualTo(yuan(2_000_000));
    assertThat(plan.year("north")).isEqualTo(yuan(8_000_000));
  }

  @Test
  void a_new_hire_has_nothing_before_the_start_and_less_while_ramping() {
    var ramp = List.of(0.0, 0.0, 0.3, 0.6, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    var root =
        TargetNode.of("team", 1, TargetNode.of("old", 3), TargetNode.of("new", 1).ramping(ramp));
    var plan = plan(root, yuan(10_000_000), THOUSAND_YUAN);
    assertThat(plan.amount("new", 0)).isZero();
    assertThat(plan.amount("new", 1)).isZero();
    assertThat(plan.amount("new", 2)).isPositive().isLessThan(plan.amount("new", 4) / 2);
    assertThat(plan.year("new")).isEqualTo(yuan(2_500_000));
    assertConsistent(plan, yuan(10_000_000), "ramp");
  }

  @Test
  void a_locked_month_of_a_person_keeps_its_amount() {
    var bound = CellBound.locked("li", 10, yuan(180_000));
    var solved =
        new Decomposition(company(), yuan(100_000_000), months(), THOUSAND_YUAN, List.of(bound));
    var plan = (TargetPlan) solved.solve();
    assertThat(plan.amount("li", 10)).isEqualTo(yuan(180_000));
    assertConsistent(plan, yuan(100_000_000), "locked cell");
  }

  @Test
  void people_without_weight_share_equally() {
    var root = TargetNode.of("team", 1, TargetNode.of("a", 0), TargetNode.of("b", 0));
    var plan = plan(root, yuan(10_000_000), THOUSAND_YUAN);
    assertThat(plan.year("a")).isEqualTo(plan.year("b"));
  }

  @Test
  void MT6_floors_of_a_team_that_exceed_its_total_are_named() {
    var root =
        TargetNode.of(
            "company",
            1,
            TargetNode.of("A", 1).atLeast(yuan(60)),
            TargetNode.of("B", 1).atLeast(yuan(50)));
    assertThat(decompose(root, yuan(100), 1))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.binding()).containsExactly("A", "B");
              assertThat(why.gap()).isEqualTo(yuan(10));
              assertThat(why.sentence()).contains("A (60.00), B (50.00)", "10.00 more");
            });
  }

  @Test
  void a_units_cap_below_the_floors_of_its_people_is_refused_with_both() {
    var team = TargetNode.of("team", 1, TargetNode.of("a", 1).atLeast(500)).atMost(400);
    var root = TargetNode.of("company", 1, team, TargetNode.of("other", 1));
    assertThat(decompose(root, 1_000, 1))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why ->
                assertThat(why.sentence()).contains("floor of team is 5.00, above its cap 4.00"));
  }

  @Test
  void a_person_in_two_teams_is_refused() {
    var root =
        TargetNode.of(
            "company",
            1,
            TargetNode.of("a", 1, TargetNode.of("li", 1)),
            TargetNode.of("b", 1, TargetNode.of("li", 1)));
    assertThat(catchThrowable(() -> decompose(root, 100, 1))).hasMessageContaining("id li");
  }

  @Test
  void the_order_of_units_and_people_does_not_matter() {
    long seed = 12;
    var random = new Random(seed);
    var tree = bigCompany(random, 3, 4, 6);
    var plan = plan(tree, yuan(123_456_000), THOUSAND_YUAN);
    var shuffled = plan(shuffled(tree, random), yuan(123_456_000), THOUSAND_YUAN);
    assertThat(shuffled.copyOfCells()).as("seed %s", seed).isDeepEqualTo(plan.copyOfCells());
  }

  @Test
  void random_companies_close_exactly_in_both_directions() {
    long seed = 2026;
    var random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      var tree =
          bigCompany(random, 1 + random.nextInt(4), 1 + random.nextInt(4), 1 + random.nextInt(8));
      long total = random.nextLong(yuan(500_000_000));
      long unit = List.of(1L, 100L, THOUSAND_YUAN).get(random.nextInt(3));
      assertConsistent(plan(tree, total, unit), total, "seed " + seed + ", run " + run);
    }
  }

  @Test
  void ten_thousand_people_and_twelve_months_close_exactly() {
    long seed = 10_000;
    var random = new Random(seed);
    var tree = bigCompany(random, 8, 50, 25);
    var plan = plan(tree, yuan(10_000_000_000L), 1);
    assertThat(plan.leaves()).hasSize(10_000);
    assertConsistent(plan, yuan(10_000_000_000L), "seed " + seed);
  }

  @Test
  void a_stored_plan_is_restored_as_it_was() {
    var plan = plan(company(), yuan(100_000_000), THOUSAND_YUAN);
    var restored = Plans.storedAndRestored(plan, company());
    assertThat(restored.copyOfCells()).isDeepEqualTo(plan.copyOfCells());
    assertThat(restored.committedYear("east")).isEqualTo(plan.committedYear("east"));
    assertThat(restored.committedMonth(3)).isEqualTo(plan.committedMonth(3));
  }

  private static void assertConsistent(TargetPlan plan, long total, String context) {
    assertThat(plan.total()).as(context).isEqualTo(total);
    for (var leaf : plan.leaves()) {
      assertThat(plan.year(leaf)).as(context).isEqualTo(plan.committedYear(leaf));
    }
    var root = plan.tree().root().id();
    for (int month = 0; month < plan.months().size(); month++) {
      assertThat(plan.amount(root, month)).as(context).isEqualTo(plan.committedMonth(month));
    }
  }

  static TargetNode company() {
    return TargetNode.of(
        "company",
        1,
        TargetNode.of(
            "east",
            40,
            TargetNode.of("east-a", 2, TargetNode.of("wang", 3), TargetNode.of("li", 2)),
            TargetNode.of("east-b", 1.8, TargetNode.of("zhang", 1))),
        TargetNode.of("south", 30, TargetNode.of("chen", 1), TargetNode.of("liu", 1.5)),
        TargetNode.of("west", 30, TargetNode.of("yang", 1)));
  }

  private static TargetNode bigCompany(Random random, int regions, int teams, int people) {
    return TargetNode.of(
        "company",
        1,
        nodes(
            "r",
            regions,
            random,
            r ->
                nodes(
                    r + "t",
                    teams,
                    random,
                    t -> nodes(t + "p", people, random, _ -> new TargetNode[0]))));
  }

  private static TargetNode[] nodes(
      String prefix, int count, Random random, Function<String, TargetNode[]> below) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i)
        .map(id -> TargetNode.of(id, 0.2 + random.nextDouble(), below.apply(id)))
        .toArray(TargetNode[]::new);
  }

  private static TargetNode shuffled(TargetNode node, Random random) {
    var children = new ArrayList<>(node.children().stream().map(c -> shuffled(c, random)).toList());
    Collections.shuffle(children, random);
    return TargetNode.of(node.id(), node.weight(), children.toArray(TargetNode[]::new));
  }

  static TargetPlan plan(TargetNode root, long total, long unit) {
    return (TargetPlan) decompose(root, total, unit);
  }

  private static Decomposed decompose(TargetNode root, long total, long unit) {
    return new Decomposition(root, total, months(), unit, List.of()).solve();
  }

  static List<Part> months() {
    var calendar = WorkingCalendar.china();
    return FiscalYear.CALENDAR.months(2026).stream()
        .map(month -> Part.of(month.toString(), calendar.workingDaysOf(month)))
        .toList();
  }

  static Stream<String> leavesOf(TargetPlan plan, String nodeId) {
    return plan.leaves().stream().filter(leaf -> plan.tree().path(leaf).contains(nodeId));
  }

  static long yuan(long amount) {
    return amount * 100;
  }
}
