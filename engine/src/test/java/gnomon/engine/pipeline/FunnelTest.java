package gnomon.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.pipeline.Funnel.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** P2: conversions against their baselines, and the bottleneck in money. */
class FunnelTest {

  private static final double TEN_THOUSAND = 10_000_00;

  private static FunnelNode node(
      String id, long entered, long forward, long lost, @Nullable Double baseline) {
    return new FunnelNode(id, entered, forward, lost, false, baseline, null, null);
  }

  private static FunnelNode last(String id, long entered) {
    return new FunnelNode(id, entered, 0, 0, true, null, null, null);
  }

  private static FunnelRow row(Funnel funnel, String id) {
    return funnel.rows().stream()
        .filter(row -> row.node().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The worked example: proposal converts 25 % where 40 % are expected. */
  private static final List<FunnelNode> PROPOSAL_IS_WEAK =
      List.of(
          node("needs", 250, 200, 50, 0.75),
          node("proposal", 200, 50, 150, 0.40),
          node("objections", 50, 30, 20, 0.60),
          last("after_sales", 30));

  @Test
  void the_worked_example_names_proposal_and_what_it_costs() {
    Funnel funnel = Funnel.of(PROPOSAL_IS_WEAK, Basis.DECIDED, TEN_THOUSAND);
    FunnelRow proposal = funnel.bottleneck().orElseThrow();
    assertThat(proposal.node().id()).isEqualTo("proposal");
    assertThat(proposal.conversion()).isEqualTo(0.25);
    assertThat(proposal.gap()).isCloseTo(-0.15, within(1e-12));
    assertThat(proposal.p()).isCloseTo(5.898900200670e-6, within(1e-15));
    assertThat(proposal.lostWins()).as("200 × 0.15 × 0.6").isCloseTo(18, within(1e-9));
    assertThat(proposal.lossAmount()).isEqualTo(180_000_00);
    assertThat(funnel.expectedEntries(2)).as("200 × 0.40").isCloseTo(80, within(1e-9));
    assertThat(row(funnel, "needs").isProven()).as("80 % of 75 %").isFalse();
    assertThat(row(funnel, "needs").lossAmount()).isZero();
    assertThat(row(funnel, "after_sales").conversion()).isNull();
  }

  @Test
  void open_cases_stand_apart_or_count_as_not_yet_forward() {
    List<FunnelNode> half = List.of(node("lead", 100, 30, 30, 0.4), last("won", 30));
    assertThat(row(Funnel.of(half, Basis.DECIDED, null), "lead").conversion()).isEqualTo(0.5);
    assertThat(row(Funnel.of(half, Basis.ENTERED, null), "lead").conversion()).isEqualTo(0.3);
    assertThat(row(Funnel.of(half, Basis.ENTERED, null), "lead").node().open()).isEqualTo(40);
  }

  @Test
  void the_larger_loss_wins_over_the_larger_gap() {
    Funnel funnel =
        Funnel.of(
            List.of(
                node("lead", 1_000, 240, 760, 0.30),
                node("needs", 100, 40, 60, 0.60),
                last("won", 40)),
            Basis.DECIDED,
            TEN_THOUSAND);
    assertThat(row(funnel, "lead").lostWins()).as("1000 × 0.06 × 0.4").isCloseTo(24, within(1e-9));
    assertThat(row(funnel, "needs").lostWins()).as("100 × 0.20").isCloseTo(20, within(1e-9));
    assertThat(funnel.bottleneck()).map(row -> row.node().id()).contains("lead");
  }

  @Test
  void few_cases_or_a_gap_that_chance_explains_prove_nothing() {
    Funnel few =
        Funnel.of(List.of(node("lead", 29, 0, 29, 0.9), last("won", 0)), Basis.DECIDED, 1.0);
    assertThat(row(few, "lead").p()).isLessThan(1e-20);
    assertThat(few.bottleneck()).isEmpty();
    Funnel chance =
        Funnel.of(List.of(node("lead", 100, 38, 62, 0.4), last("won", 38)), Basis.DECIDED, 1.0);
    assertThat(row(chance, "lead").gap()).isNegative();
    assertThat(chance.bottleneck()).isEmpty();
  }

  @Test
  void a_node_that_nobody_entered_is_passed_by_and_an_undecided_one_counts_with_its_baseline() {
    Funnel funnel =
        Funnel.of(
            List.of(
                node("lead", 100, 20, 80, 0.5),
                node("needs", 0, 0, 0, 0.1),
                node("proposal", 20, 0, 0, 0.5),
                last("won", 0)),
            Basis.DECIDED,
            TEN_THOUSAND);
    assertThat(row(funnel, "lead").lostWins()).as("100 × 0.3 × 0.5").isCloseTo(15, within(1e-9));
    assertThat(row(funnel, "needs").conversion()).isNull();
  }

  @Test
  void without_won_deals_the_bottleneck_has_no_amount() {
    FunnelRow proposal =
        Funnel.of(PROPOSAL_IS_WEAK, Basis.DECIDED, null).bottleneck().orElseThrow();
    assertThat(proposal.lossAmount()).isNull();
    assertThat(proposal.lostWins()).isCloseTo(18, within(1e-9));
  }

  @Test
  void a_dwell_above_its_limit_is_marked() {
    FunnelNode slow =
        new FunnelNode("objections", 9, 5, 4, false, null, new Dwell(2.1, 1, 6, 9), 2.0);
    FunnelNode kept =
        new FunnelNode("objections", 9, 5, 4, false, null, new Dwell(2.0, 1, 6, 9), 2.0);
    assertThat(Funnel.of(List.of(slow), Basis.DECIDED, null).rows().getFirst().isOverLimit())
        .isTrue();
    assertThat(Funnel.of(List.of(kept), Basis.DECIDED, null).rows().getFirst().isOverLimit())
        .isFalse();
  }

  @Test
  void every_funnel_keeps_its_bounds_and_names_only_what_is_proven() {
    long seed = 23;
    var random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      Funnel funnel = Funnel.of(randomNodes(random), Basis.DECIDED, TEN_THOUSAND);
      String as = "seed %s, run %s: %s".formatted(seed, run, funnel);
      for (int i = 0; i < funnel.rows().size(); i++) {
        FunnelRow row = funnel.rows().get(i);
        assertThat(row.lostWins()).as(as).isBetween(0.0, (double) row.node().entered());
        assertThat(funnel.expectedEntries(i)).as(as).isNotNegative();
        if (row.conversion() != null && row.interval() != null) {
          assertThat(row.conversion())
              .as(as)
              .isBetween(row.interval().low(), row.interval().high());
        }
      }
      funnel
          .bottleneck()
          .ifPresent(found -> {
            assertThat(found.isProven()).as(as).isTrue();
            assertThat(funnel.rows().stream().filter(FunnelRow::isProven))
                .as(as)
                .allSatisfy(
                    row -> assertThat(row.lostWins()).isLessThanOrEqualTo(found.lostWins()));
          });
    }
  }

  private static List<FunnelNode> randomNodes(Random random) {
    List<FunnelNode> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int forward = random.nextInt(200);
      int lost = random.nextInt(200);
      int open = random.nextInt(50);
      nodes.add(
          node(
              "node" + i,
              forward + lost + open,
              forward,
              lost,
              random.nextInt(4) == 0 ? null : random.nextDouble()));
    }
    nodes.add(last("last", random.nextInt(200)));
    return nodes;
  }

  /** A funnel at its baselines: one test in twenty at most may cry wolf. */
  @Test
  void a_healthy_process_is_seldom_accused() {
    long seed = 7;
    var random = new Random(seed);
    int accused = 0;
    for (int run = 0; run < 1_000; run++) {
      int forward = 0;
      for (int i = 0; i < 400; i++) {
        forward += random.nextDouble() < 0.3 ? 1 : 0;
      }
      List<FunnelNode> healthy =
          List.of(node("lead", 400, forward, 400 - forward, 0.3), last("won", forward));
      accused += Funnel.of(healthy, Basis.DECIDED, 1.0).bottleneck().isPresent() ? 1 : 0;
    }
    assertThat(accused).as("of 1000, seed %s", seed).isBetween(20, 65);
  }

  @Test
  void counts_that_contradict_each_other_are_refused() {
    assertThatThrownBy(() -> node("lead", 10, 8, 3, 0.3))
        .hasMessageContaining("Of 10 cases in lead");
    assertThatThrownBy(() -> node("lead", 10, 8, 1, 30.0)).hasMessageContaining("30.0");
  }
}
