package gnomon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.calendar.Period;
import gnomon.engine.calendar.WorkingCalendar;
import gnomon.engine.target.Infeasible.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** T4: one total over parts, exact and within bounds. */
class SplitTest {

  private static final long FEN = 1;
  private static final long YUAN = 100;
  private static final long THOUSAND_YUAN = 100_000;

  @Test
  void T4_a_hundred_million_over_regions_gives_east_forty_and_south_thirty() {
    var regions = List.of(Part.of("east", 40), Part.of("south", 30), Part.of("west", 30));
    assertThat(amounts(yuan(100_000_000), THOUSAND_YUAN, regions))
        .containsExactly(yuan(40_000_000), yuan(30_000_000), yuan(30_000_000));
  }

  @Test
  void MT1_a_cap_and_a_floor_move_the_rest_in_proportion() {
    var regions =
        List.of(
            Part.of("east", 40).atMost(yuan(35_000_000)),
            Part.of("south", 30),
            Part.of("north", 20),
            Part.of("west", 10).atLeast(yuan(12_000_000)));
    var split = exact(yuan(100_000_000), FEN, regions);
    assertThat(split.amounts())
        .containsExactly(yuan(35_000_000), yuan(31_800_000), yuan(21_200_000), yuan(12_000_000));
    assertThat(split.factor() / yuan(1_000_000)).isCloseTo(1.06, within(1e-9));
  }

  @Test
  void MT5_a_month_goes_to_its_working_days_and_weeks() {
    var calendar = WorkingCalendar.china();
    var monday = (Period.Week) Period.parse("2026-W06");
    var weeks = new ArrayList<Part>();
    for (int i = 0; i < 4; i++) {
      var from = monday.plus(i).monday();
      var to = min(from.plusDays(6), LocalDate.parse("2026-02-28"));
      weeks.add(Part.of(monday.plus(i).print(), calendar.workingDays(from, to)));
    }
    assertThat(weeks.stream().map(Part::weight)).containsExactly(5.0, 6.0, 0.0, 5.0);
    assertThat(amounts(yuan(1_050_000), FEN, weeks))
        .containsExactly(yuan(328_125), yuan(393_750), 0L, yuan(328_125));
    assertThat(exact(yuan(1_050_000), FEN, weeks).factor())
        .as("a working day")
        .isCloseTo((double) yuan(65_625), within(1e-6));
  }

  @Test
  void MT6_floors_above_the_total_are_named_with_the_excess() {
    var split =
        Split.of(
            yuan(100),
            FEN,
            List.of(
                Part.of("A", 1).atLeast(yuan(60)),
                Part.of("B", 1).atLeast(yuan(50)),
                Part.of("C", 1)));
    assertThat(split)
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.cause()).isEqualTo(Cause.FLOORS_EXCEED_TOTAL);
              assertThat(why.binding()).containsExactly("A", "B");
              assertThat(why.gap()).isEqualTo(yuan(10));
              assertThat(why.sentence())
                  .isEqualTo(
                      "The floors of A (60.00), B (50.00) add up to 110.00, 10.00 more than the"
                          + " total 100.00. Maybe lower one of them or raise the total.");
            });
  }

  @Test
  void caps_below_the_total_and_a_floor_above_a_cap_are_refused_with_both_numbers() {
    var capped = List.of(Part.of("A", 1).atMost(yuan(30)), Part.of("B", 1).atMost(yuan(40)));
    assertThat(Split.of(yuan(100), FEN, capped))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.cause()).isEqualTo(Cause.CAPS_BELOW_TOTAL);
              assertThat(why.gap()).isEqualTo(yuan(30));
            });
    var crossed = List.of(Part.of("A", 1).atLeast(yuan(30)).atMost(yuan(20)), Part.of("B", 1));
    assertThat(Split.of(yuan(100), FEN, crossed))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> assertThat(why.sentence()).contains("floor of A is 30.00, above its cap 20.00"));
  }

  @Test
  void parts_without_any_weight_share_equally_and_ties_go_to_the_first_id() {
    var parts = List.of(Part.of("c", 0), Part.of("a", 0), Part.of("b", 0));
    assertThat(amounts(yuan(100), FEN, parts)).containsExactly(3333L, 3334L, 3333L);
  }

  @Test
  void a_part_without_weight_receives_only_what_the_others_cannot_carry() {
    var parts = List.of(Part.of("a", 1), Part.of("b", 3).atMost(30), Part.of("new", 0));
    assertThat(amounts(100, FEN, parts)).containsExactly(70L, 30L, 0L);
    var capped = List.of(Part.of("a", 1).atMost(50), Part.of("b", 3).atMost(30), Part.of("new", 0));
    assertThat(amounts(100, FEN, capped)).containsExactly(50L, 30L, 20L);
  }

  @Test
  void amounts_are_whole_units_and_the_residue_of_the_total_goes_to_the_heaviest_part() {
    var parts = List.of(Part.of("a", 1), Part.of("c", 2), Part.of("b", 2));
    assertThat(amounts(yuan(100_000) + 37, THOUSAND_YUAN, parts))
        .containsExactly(yuan(20_000), yuan(40_000), yuan(40_000) + 37);
  }

  @Test
  void a_locked_part_keeps_an_amount_that_is_no_whole_unit() {
    var parts = List.of(Part.of("a", 1).locked(1_234_567), Part.of("b", 1), Part.of("c", 1));
    var split = exact(yuan(100_000), THOUSAND_YUAN, parts);
    assertThat(split.amounts().getFirst()).isEqualTo(1_234_567);
    assertThat(split.amounts().get(2) % THOUSAND_YUAN).isZero();
    assertThat(sum(split.amounts())).isEqualTo(yuan(100_000));
  }

  @Test
  void bounds_narrower_than_a_unit_are_met_in_the_next_finer_one() {
    var parts = List.of(Part.of("a", 1).atLeast(yuan(1_200)).atMost(yuan(1_800)), Part.of("b", 9));
    var split = exact(yuan(10_000), THOUSAND_YUAN, parts);
    assertThat(split.unit()).isEqualTo(THOUSAND_YUAN / 10);
    assertThat(split.amounts()).containsExactly(yuan(1_200), yuan(8_800));
  }

  @Test
  void nothing_can_be_split_over_nobody_only_when_it_is_nothing() {
    assertThat(Split.of(0, FEN, List.of())).isInstanceOf(Split.Exact.class);
    assertThat(Split.of(1, FEN, List.of())).isInstanceOf(Infeasible.class);
  }

  @Test
  void T4_twenty_thousand_random_splits_are_exact_keep_every_bound_and_ignore_the_order() {
    long seed = 20260401;
    var random = new Random(seed);
    for (int run = 0; run < 20_000; run++) {
      var parts = randomParts(random);
      long total = randomTotal(random, parts);
      long unit = List.of(FEN, YUAN, THOUSAND_YUAN, 7L).get(random.nextInt(4));
      var context = "seed " + seed + ", run " + run;
      var split = Split.of(total, unit, parts);
      assertThat(split).as(context).isInstanceOf(Split.Exact.class);
      var amounts = byId(parts, (Split.Exact) split);
      assertThat(sum(amounts.values())).as(context).isEqualTo(total);
      for (var part : parts) {
        long amount = amounts.getOrDefault(part.id(), -1L);
        assertThat(amount).as(context).isBetween(part.floor(), part.cap());
      }
      var shuffled = new ArrayList<>(parts);
      Collections.shuffle(shuffled, random);
      var again = (Split.Exact) Split.of(total, unit, shuffled);
      assertThat(byId(shuffled, again)).as(context).isEqualTo(amounts);
    }
  }

  @Test
  void a_split_without_bounds_is_within_one_unit_of_its_share() {
    long seed = 77;
    var random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      var parts = new ArrayList<Part>();
      double weights = 0;
      for (int i = 0; i < 20; i++) {
        parts.add(Part.of("p" + i, random.nextDouble() * 10));
        weights += parts.getLast().weight();
      }
      long total = random.nextLong(1_000_000_000L);
      var amounts = amounts(total, FEN, parts);
      for (int i = 0; i < 20; i++) {
        double share = total * parts.get(i).weight() / weights;
        assertThat((double) amounts.get(i))
            .as("seed %s, run %s", seed, run)
            .isCloseTo(share, within(1.0));
      }
    }
  }

  private static List<Part> randomParts(Random random) {
    var parts = new ArrayList<Part>();
    int count = 1 + random.nextInt(25);
    for (int i = 0; i < count; i++) {
      double weight = random.nextInt(6) == 0 ? 0 : Math.exp(random.nextGaussian() * 3);
      long floor = random.nextInt(3) == 0 ? random.nextLong(5_000_000) : 0;
      long cap = random.nextInt(3) == 0 ? floor + random.nextLong(9_000_000) : Part.UNBOUNDED;
      var part = new Part("p" + random.nextInt(1000) + "-" + i, "part " + i, weight, floor, cap);
      parts.add(random.nextInt(12) == 0 ? part.locked(random.nextLong(5_000_000)) : part);
    }
    return parts;
  }

  private static long randomTotal(Random random, List<Part> parts) {
    long floors = parts.stream().mapToLong(Part::floor).sum();
    long caps = parts.stream().mapToLong(Part::cap).reduce(0, Proportion::plus);
    long most = Math.min(caps, floors + 200_000_000);
    return random.nextInt(10) == 0 ? most : floors + random.nextLong(most - floors + 1);
  }

  private static Map<String, Long> byId(List<Part> parts, Split.Exact split) {
    var amounts = new HashMap<String, Long>();
    for (int i = 0; i < parts.size(); i++) {
      amounts.put(parts.get(i).id(), split.amounts().get(i));
    }
    return amounts;
  }

  private static List<Long> amounts(long total, long unit, List<Part> parts) {
    return exact(total, unit, parts).amounts();
  }

  private static Split.Exact exact(long total, long unit, List<Part> parts) {
    return (Split.Exact) Split.of(total, unit, parts);
  }

  private static long sum(Iterable<Long> amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum += amount;
    }
    return sum;
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static long yuan(long amount) {
    return amount * 100;
  }
}
