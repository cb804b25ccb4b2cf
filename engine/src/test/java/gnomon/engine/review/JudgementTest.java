package gnomon.engine.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.review.Judgement.Direction;
import gnomon.engine.review.Judgement.Pair;
import gnomon.engine.review.Judgement.Wanted;
import gnomon.engine.review.Sample.Mean;
import gnomon.engine.review.Sample.Proportion;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** R5: the verdict follows from the figures, by hand and over many seeds. */
class JudgementTest {

  private static final Wanted TEN_POINTS = new Wanted(ChangeKind.POINTS, Direction.UP, 0.10);
  private static final int SEEDS = 2_000;

  private static Pair shares(long won, long of, long wonAfter, long ofAfter) {
    return new Pair(new Proportion(won, of), new Proportion(wonAfter, ofAfter));
  }

  private static Estimate change(Judgement judged) {
    return Objects.requireNonNull(judged.change());
  }

  private static void shows(Estimate found, double change, double low, double high) {
    assertThat(found.change()).isCloseTo(change, within(5e-5));
    assertThat(found.low()).isCloseTo(low, within(5e-5));
    assertThat(found.high()).isCloseTo(high, within(5e-5));
  }

  private static Estimate estimate(Pair pair, ChangeKind kind, double confidence) {
    return Estimate.of(pair.before(), pair.after(), kind, confidence).orElseThrow();
  }

  @Test
  void the_difference_of_two_shares_has_newcombes_interval() {
    shows(estimate(shares(48, 80, 56, 70), ChangeKind.POINTS, 0.95), 0.2000, 0.0524, 0.3339);
  }

  @Test
  void the_relative_change_of_a_share_is_taken_on_the_logarithm() {
    shows(estimate(shares(30, 120, 64, 130), ChangeKind.RELATIVE, 0.90), 0.9692, 0.4701, 1.6623);
  }

  @Test
  void the_difference_of_two_means_has_welchs_interval() {
    Pair days = new Pair(new Mean(10, 3, 9), new Mean(7, 4, 16));
    shows(estimate(days, ChangeKind.POINTS, 0.90), -3, -5.4342, -0.5658);
    shows(estimate(days, ChangeKind.RELATIVE, 0.90), -0.30, -0.4808, -0.0562);
  }

  @Test
  void the_quantiles_are_those_of_the_tables() {
    assertThat(Quantile.normal(0.95)).isCloseTo(1.6448536, within(1e-6));
    assertThat(Quantile.student(0.95, 10)).isCloseTo(1.8124611, within(1e-6));
    assertThat(Quantile.student(0.95, 1)).isCloseTo(6.3137515, within(1e-6));
    assertThat(Quantile.student(0.95, 2.5)).isCloseTo(2.5582186, within(1e-6));
    assertThat(Quantile.student(0.975, 7)).isCloseTo(2.3646243, within(1e-6));
    assertThat(Quantile.student(0.95, 300)).isCloseTo(1.6499487, within(1e-6));
    assertThat(Quantile.normalDistribution(-1)).isCloseTo(0.1586553, within(1e-6));
  }

  @Test
  void R5_enough_change_and_an_interval_without_zero_is_effective() {
    Judgement judged = Judgement.of(shares(30, 120, 64, 130), null, TEN_POINTS);
    assertThat(judged.verdict()).isEqualTo(Verdict.EFFECTIVE);
    shows(change(judged), 0.2423, 0.1424, 0.3351);
  }

  @Test
  void R5_an_interval_without_the_wanted_change_is_no_effect() {
    Wanted much = new Wanted(ChangeKind.POINTS, Direction.UP, 0.20);
    Judgement judged = Judgement.of(shares(30, 120, 26, 118), null, much);
    assertThat(judged.verdict()).isEqualTo(Verdict.NO_EFFECT);
    shows(change(judged), -0.0297, -0.1194, 0.0609);
  }

  @Test
  void R5_few_cases_stay_undecided() {
    assertThat(Judgement.of(shares(3, 12, 4, 10), null, TEN_POINTS).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(Judgement.of(shares(3, 12, 0, 0), null, TEN_POINTS).verdict())
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(Judgement.of(shares(5, 5, 5, 5), null, TEN_POINTS).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void
      R5_a_change_that_is_sure_but_smaller_than_wanted_is_undecided_until_the_wanted_one_is_excluded() {
    Judgement some = Judgement.of(shares(250, 1_000, 330, 1_000), null, TEN_POINTS);
    assertThat(change(some).low()).isPositive();
    assertThat(some.verdict()).isEqualTo(Verdict.UNDECIDED);
    Judgement little = Judgement.of(shares(2_500, 10_000, 2_700, 10_000), null, TEN_POINTS);
    assertThat(change(little).low()).isPositive();
    assertThat(little.verdict()).isEqualTo(Verdict.NO_EFFECT);
  }

  @Test
  void R5_where_less_is_better_the_measure_has_to_fall() {
    Wanted faster = new Wanted(ChangeKind.RELATIVE, Direction.DOWN, 0.20);
    Pair quick = new Pair(new Mean(4, 1.5, 200), new Mean(2.5, 1.2, 150));
    Pair slow = new Pair(new Mean(4, 1.5, 200), new Mean(5, 1.5, 150));
    assertThat(Judgement.of(quick, null, faster).verdict()).isEqualTo(Verdict.EFFECTIVE);
    assertThat(Judgement.of(slow, null, faster).verdict()).isEqualTo(Verdict.NO_EFFECT);
  }

  @Test
  void R5_a_comparison_group_makes_it_a_difference_of_differences() {
    Pair own = shares(100, 400, 160, 400);
    Pair everywhere = shares(300, 1_200, 480, 1_200);
    Pair nowhere = shares(300, 1_200, 300, 1_200);
    assertThat(Judgement.of(own, null, TEN_POINTS).verdict()).isEqualTo(Verdict.EFFECTIVE);
    assertThat(Judgement.of(own, nowhere, TEN_POINTS).verdict()).isEqualTo(Verdict.EFFECTIVE);
    Judgement tide = Judgement.of(own, everywhere, TEN_POINTS);
    assertThat(tide.verdict()).isEqualTo(Verdict.NO_EFFECT);
    assertThat(change(tide).change()).isCloseTo(0, within(1e-12));
    assertThat(Objects.requireNonNull(tide.comparison()).change()).isCloseTo(0.15, within(1e-12));
  }

  @Test
  void the_limits_of_two_changes_are_squared_and_added() {
    Estimate own = new Estimate(0.20, 0.05, 0.33);
    shows(own.beyond(new Estimate(0.05, -0.03, 0.13), ChangeKind.POINTS), 0.15, -0.02, 0.3026);
  }

  @Test
  void a_relative_change_of_nothing_is_not_told() {
    Wanted half = new Wanted(ChangeKind.RELATIVE, Direction.UP, 0.5);
    Judgement judged = Judgement.of(shares(0, 40, 20, 40), null, half);
    assertThat(judged.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(judged.change()).isNull();
    Judgement gone = Judgement.of(shares(20, 40, 0, 40), null, half);
    assertThat(gone.verdict()).isEqualTo(Verdict.NO_EFFECT);
    assertThat(change(gone).high()).isFinite();
  }

  @Test
  void a_wanted_change_that_cannot_be_is_refused() {
    assertThatThrownBy(() -> new Wanted(ChangeKind.POINTS, Direction.UP, 0))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Wanted(ChangeKind.RELATIVE, Direction.DOWN, 1))
        .hasMessageContaining("below 1");
  }

  @Test
  void a_sample_of_single_observations_has_their_deviation() {
    Mean sample = Mean.of(2, 4, 9);
    assertThat(sample.mean()).isEqualTo(5);
    assertThat(sample.deviation()).isCloseTo(3.6056, within(5e-5));
  }

  private static int verdicts(Verdict wanted, Function<Random, Judgement> world) {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      if (world.apply(new Random(seed)).verdict() == wanted) {
        found++;
      }
    }
    return found;
  }

  private static Proportion drawn(Random random, int cases, double share) {
    return new Proportion(random.doubles(cases).filter(x -> x < share).count(), cases);
  }

  private static Mean drawnDays(Random random, int cases, double mean) {
    return Mean.of(random.doubles(cases).map(x -> -mean * Math.log(1 - x)).toArray());
  }

  private static Judgement shares(Random random, int cases, double before, double after) {
    Pair pair = new Pair(drawn(random, cases, before), drawn(random, cases, after));
    return Judgement.of(pair, null, new Wanted(ChangeKind.POINTS, Direction.UP, 0.05));
  }

  @Test
  void without_any_change_hardly_anything_is_called_effective() {
    for (int cases : new int[] {10, 40, 150, 600}) {
      assertThat(verdicts(Verdict.EFFECTIVE, random -> shares(random, cases, 0.25, 0.25)))
          .as("of %d seeds with %d cases", SEEDS, cases)
          .isLessThan(SEEDS / 10);
    }
    Wanted faster = new Wanted(ChangeKind.RELATIVE, Direction.DOWN, 0.10);
    assertThat(
            verdicts(
                Verdict.EFFECTIVE,
                random ->
                    Judgement.of(
                        new Pair(drawnDays(random, 60, 4), drawnDays(random, 60, 4)),
                        null,
                        faster)))
        .isLessThan(SEEDS / 10);
  }

  @Test
  void a_big_change_is_mostly_called_effective() {
    assertThat(verdicts(Verdict.EFFECTIVE, random -> shares(random, 200, 0.25, 0.40)))
        .isGreaterThan(SEEDS * 9 / 10);
  }

  @Test
  void the_wanted_change_is_hardly_ever_called_no_effect() {
    assertThat(verdicts(Verdict.NO_EFFECT, random -> shares(random, 400, 0.25, 0.30)))
        .isLessThan(SEEDS / 10);
  }

  @Test
  void a_few_cases_are_mostly_undecided() {
    assertThat(verdicts(Verdict.UNDECIDED, random -> shares(random, 8, 0.25, 0.40)))
        .isGreaterThan(SEEDS * 8 / 10);
  }

  @Test
  void the_chance_of_seeing_a_change_is_how_often_it_is_seen() {
    assertThat(Chance.ofSeeing(new Proportion(100, 400), 100, null, TEN_POINTS))
        .isCloseTo(0.6042, within(5e-5));
    int seen = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Proportion after = drawn(random, 100, 0.35);
      Pair pair = new Pair(drawn(random, 400, 0.25), after);
      seen += estimate(pair, ChangeKind.POINTS, 0.90).low() > 0 ? 1 : 0;
    }
    assertThat((double) seen / SEEDS).isCloseTo(0.6042, within(0.05));
  }

  @Test
  void a_comparison_group_costs_chance_and_nothing_observed_gives_none() {
    Proportion before = new Proportion(100, 400);
    double alone = Chance.ofSeeing(before, 100, null, TEN_POINTS);
    double compared = Chance.ofSeeing(before, 100, new Chance.Expected(before, 100), TEN_POINTS);
    assertThat(compared).isLessThan(alone).isPositive();
    assertThat(Chance.ofSeeing(new Proportion(0, 0), 100, null, TEN_POINTS)).isZero();
  }
}
