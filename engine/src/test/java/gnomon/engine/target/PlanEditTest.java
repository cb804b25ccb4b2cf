package gnomon.engine.target;

import static gnomon.engine.target.DecompositionTest.company;
import static gnomon.engine.target.DecompositionTest.leavesOf;
import static gnomon.engine.target.DecompositionTest.plan;
import static gnomon.engine.target.DecompositionTest.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** T4: a change stays where it is made, and balancing brings the plan back to its commitment. */
class PlanEditTest {

  private static final int MARCH = 2;
  private static final long UNIT = 100_000;

  private final TargetPlan plan = plan(company(), yuan(100_000_000), UNIT);

  @Test
  void a_changed_month_touches_only_that_month_of_the_people_below() {
    var done = done(plan.setMonth("east-a", MARCH, yuan(3_000_000), Set.of()));
    assertThat(done.plan().amount("east-a", MARCH)).isEqualTo(yuan(3_000_000));
    assertThat(done.changes())
        .extracting(Edit.Change::leafId)
        .containsExactlyInAnyOrder("wang", "li");
    assertThat(done.changes()).allSatisfy(c -> assertThat(c.month()).isEqualTo(MARCH));
    long grown = yuan(3_000_000) - plan.amount("east-a", MARCH);
    assertThat(done.difference()).isEqualTo(grown);
    assertThat(done.plan().amount("company", MARCH))
        .isEqualTo(plan.amount("company", MARCH) + grown);
    assertThat(done.plan().committedTotal()).isEqualTo(yuan(100_000_000));
  }

  @Test
  void people_keep_their_proportion_when_their_team_changes() {
    var pair = TargetNode.of("team", 1, TargetNode.of("a", 60), TargetNode.of("b", 40));
    var months = List.of(Part.of("Mar", 1));
    var before = (TargetPlan) new Decomposition(pair, 10_000, months, 1, List.of()).solve();
    var after = done(before.setMonth("team", 0, 12_000, Set.of())).plan();
    assertThat(after.amount("a", 0)).isEqualTo(7_200);
    assertThat(after.amount("b", 0)).isEqualTo(4_800);
  }

  @Test
  void a_changed_year_is_spread_over_the_months_as_they_are() {
    var done = done(plan.setYear("east", plan.year("east") * 2, Set.of()));
    for (int month = 0; month < 12; month++) {
      long before = plan.amount("wang", month);
      assertThat(done.plan().amount("wang", month)).isBetween(before * 2 - UNIT, before * 2 + UNIT);
    }
    assertThat(done.plan().year("east")).isEqualTo(plan.year("east") * 2);
    assertThat(done.plan().year("south")).isEqualTo(plan.year("south"));
    assertThat(done.changes())
        .allSatisfy(c -> assertThat(leavesOf(plan, "east")).contains(c.leafId()));
  }

  @Test
  void an_amount_of_no_whole_unit_is_taken_as_it_is() {
    var done = done(plan.setMonth("east", MARCH, 123_456_789, Set.of()));
    assertThat(done.plan().amount("east", MARCH)).isEqualTo(123_456_789);
  }

  @Test
  void a_locked_cell_below_keeps_its_amount() {
    var locks = Set.of(Lock.month("li", MARCH));
    var done = done(plan.setMonth("east", MARCH, yuan(9_000_000), locks));
    assertThat(done.plan().amount("li", MARCH)).isEqualTo(plan.amount("li", MARCH));
    var yearly = done(plan.setYear("east", yuan(50_000_000), locks));
    assertThat(yearly.plan().amount("li", MARCH)).isEqualTo(plan.amount("li", MARCH));
    assertThat(yearly.plan().year("east")).isEqualTo(yuan(50_000_000));
  }

  @Test
  void a_locked_team_below_keeps_its_year_and_its_cells() {
    var done = done(plan.setYear("east", yuan(50_000_000), Set.of(Lock.year("east-a"))));
    assertThat(done.plan().year("east-a")).isEqualTo(plan.year("east-a"));
    assertThat(done.changes()).extracting(Edit.Change::leafId).containsOnly("zhang");
  }

  @Test
  void a_number_under_a_lock_is_refused_with_the_lock() {
    assertRefused(
        plan.setMonth("li", MARCH, 1, Set.of(Lock.month("east", MARCH))),
        "east is locked for 2026-03. Maybe unlock it first.");
    assertRefused(
        plan.setYear("li", 1, Set.of(Lock.year("company"))),
        "company is locked for the year. Maybe unlock it first.");
    assertRefused(
        plan.setMonth("li", MARCH, 1, Set.of(Lock.year("li"))),
        "li is locked for the year. Maybe unlock it first.");
    assertThat(plan.setMonth("li", MARCH, 1, Set.of(Lock.month("east", MARCH))))
        .isInstanceOfSatisfying(
            Edit.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(new Edit.Locked("east", MARCH)));
  }

  @Test
  void a_month_below_its_locked_cells_is_refused_with_both_sums() {
    var refused = plan.setMonth("east", MARCH, 0, Set.of(Lock.month("li", MARCH)));
    assertThat(refused)
        .isInstanceOfSatisfying(
            Edit.Refused.class, r -> assertThat(r.reason()).contains("The floors of li"));
    assertRefused(
        plan.setMonth("li", MARCH, -1, Set.of()),
        "A target cannot be -0.01. Maybe use 0 for a month without target.");
  }

  @Test
  void people_with_nothing_share_a_new_month_equally() {
    var empty = done(plan.setMonth("east-a", MARCH, 0, Set.of())).plan();
    var filled = done(empty.setMonth("east-a", MARCH, yuan(2_000), Set.of())).plan();
    assertThat(filled.amount("wang", MARCH)).isEqualTo(yuan(1_000));
    assertThat(filled.amount("li", MARCH)).isEqualTo(yuan(1_000));
  }

  @Test
  void balancing_restores_rows_and_columns_around_the_changed_cell() {
    var edited = done(plan.setMonth("wang", MARCH, yuan(3_000_000), Set.of())).plan();
    var done = done(edited.balance(Set.of(Lock.month("wang", MARCH))));
    assertThat(done.plan().amount("wang", MARCH)).isEqualTo(yuan(3_000_000));
    assertCommitted(done.plan());
    assertThat(done.difference()).isZero();
  }

  @Test
  void balancing_without_locks_restores_every_committed_number() {
    var edited = done(plan.setYear("east", yuan(50_000_000), Set.of())).plan();
    assertCommitted(done(edited.balance(Set.of())).plan());
  }

  @Test
  void balancing_around_a_locked_year_takes_the_difference_from_the_others() {
    var edited = done(plan.setYear("east", yuan(46_000_000), Set.of())).plan();
    var balanced = done(edited.balance(Set.of(Lock.year("east")))).plan();
    assertThat(balanced.year("east")).isEqualTo(yuan(46_000_000));
    assertThat(balanced.year("south")).isEqualTo(yuan(27_000_000));
    assertThat(balanced.year("west")).isEqualTo(yuan(27_000_000));
    assertThat(balanced.total()).isEqualTo(yuan(100_000_000));
    for (int month = 0; month < 12; month++) {
      assertThat(balanced.amount("company", month)).isEqualTo(plan.committedMonth(month));
    }
  }

  @Test
  void balancing_around_too_many_locks_is_refused_with_a_sentence() {
    var edited = done(plan.setMonth("wang", MARCH, yuan(90_000_000), Set.of())).plan();
    var locks = Set.of(Lock.month("wang", MARCH), Lock.year("south"), Lock.year("west"));
    assertThat(edited.balance(locks)).isInstanceOf(Edit.Refused.class);
  }

  @Test
  void random_edits_change_only_the_subtree_keep_locks_and_balance_again() {
    long seed = 365;
    var random = new Random(seed);
    var nodes = List.of("company", "east", "east-a", "east-b", "south", "wang", "li", "yang");
    int balanced = 0;
    for (int run = 0; run < 400; run++) {
      var context = "seed " + seed + ", run " + run;
      var node = nodes.get(random.nextInt(nodes.size()));
      int month = random.nextInt(12);
      var locks = randomLocks(random, nodes);
      boolean yearly = random.nextBoolean();
      long now = yearly ? plan.year(node) : plan.amount(node, month);
      long amount = now + random.nextLong(now + 1) - now / 2;
      var edit =
          yearly ? plan.setYear(node, amount, locks) : plan.setMonth(node, month, amount, locks);
      if (edit instanceof Edit.Done done) {
        assertThat(yearly ? done.plan().year(node) : done.plan().amount(node, month))
            .as(context)
            .isEqualTo(amount);
        var below = leavesOf(plan, node).toList();
        assertThat(done.changes())
            .as(context)
            .allSatisfy(c -> assertThat(below).contains(c.leafId()));
        assertLocksHold(plan, done.plan(), locks, context);
        locks.add(yearly ? Lock.year(node) : Lock.month(node, month));
        if (done.plan().balance(locks) instanceof Edit.Done again) {
          balanced++;
          assertThat(again.difference()).as(context).isZero();
          assertLocksHold(done.plan(), again.plan(), locks, context);
        }
      }
    }
    assertThat(balanced).as("balanced edits of seed %s", seed).isGreaterThan(100);
  }

  private static Set<Lock> randomLocks(Random random, List<String> nodes) {
    var locks = new HashSet<Lock>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var node = nodes.get(1 + random.nextInt(nodes.size() - 1));
      locks.add(new Lock(node, random.nextInt(4) == 0 ? Lock.YEAR : random.nextInt(12)));
    }
    return locks;
  }

  private static void assertLocksHold(
      TargetPlan before, TargetPlan after, Set<Lock> locks, String context) {
    for (var lock : locks) {
      boolean year = lock.month() == Lock.YEAR;
      var id = lock.nodeId();
      long was = year ? before.year(id) : before.amount(id, lock.month());
      long is = year ? after.year(id) : after.amount(id, lock.month());
      assertThat(is).as("%s, %s", context, lock).isEqualTo(was);
    }
  }

  private void assertCommitted(TargetPlan balanced) {
    for (var leaf : balanced.leaves()) {
      assertThat(balanced.year(leaf)).isEqualTo(plan.committedYear(leaf));
    }
    for (int month = 0; month < 12; month++) {
      assertThat(balanced.amount("company", month)).isEqualTo(plan.committedMonth(month));
    }
  }

  private static Edit.Done done(Edit edit) {
    assertThat(edit).isInstanceOf(Edit.Done.class);
    return (Edit.Done) edit;
  }

  private static void assertRefused(Edit edit, String reason) {
    assertThat(edit)
        .isInstanceOfSatisfying(
            Edit.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
