package gnomon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gnomon.engine.target.Infeasible.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** T4: persons × months, exact in rows and columns. */
class TargetTableTest {

  @Test
  void MT4_three_by_three_with_every_margin_one_has_one_34_in_each_row_and_column() {
    var table =
        new TargetTable(
            List.of("a", "b", "c"),
            new long[] {100, 100, 100},
            List.of("Jan", "Feb", "Mar"),
            new long[] {100, 100, 100});
    var fitted = (FittedTable) table.fit(1);
    for (int i = 0; i < 3; i++) {
      assertThat(fitted.row(i)).containsExactlyInAnyOrder(34, 33, 33);
      assertThat(column(fitted, 3, i)).containsExactlyInAnyOrder(34, 33, 33);
    }
  }

  @Test
  @Timeout(20)
  void ten_thousand_people_who_are_all_alike_are_exact_and_next_to_their_share() {
    int people = 10_000;
    double[] days = {22, 20, 23, 20, 23, 22, 21, 23, 21, 22, 22, 21};
    var ids = IntStream.range(0, people).mapToObj(i -> String.format("p%05d", i)).toList();
    var months = IntStream.rangeClosed(1, 12).mapToObj(month -> "month " + month).toList();
    var years = new long[people];
    Arrays.fill(years, 100);
    var exact = (Split.Exact) Split.of(100L * people, 1, parts(months, days));
    var sums = exact.amounts().stream().mapToLong(Long::longValue).toArray();
    var table = new TargetTable(ids, years, months, sums);
    for (int i = 0; i < people; i++) {
      for (int j = 0; j < 12; j++) {
        table.weigh(i, j, days[j]);
      }
    }
    var fitted = (FittedTable) table.fit(1);
    for (int i = 0; i < people; i++) {
      assertThat(Arrays.stream(fitted.row(i)).sum()).isEqualTo(100);
      for (int j = 0; j < 12; j++) {
        assertThat((double) fitted.amount(i, j)).isCloseTo(days[j] * 100 / 260.0, within(1.001));
      }
    }
    for (int j = 0; j < 12; j++) {
      assertThat(Arrays.stream(column(fitted, people, j)).sum()).isEqualTo(sums[j]);
    }
  }

  private static List<Part> parts(List<String> names, double[] weights) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> Part.of(names.get(i), weights[i]))
        .toList();
  }

  @Test
  void a_cell_is_its_base_times_a_row_factor_times_a_column_factor_within_its_bounds() {
    var table =
        new TargetTable(
            List.of("a", "b"),
            new long[] {6_000_000, 4_000_000},
            List.of("Jan", "Feb"),
            new long[] {5_500_000, 4_500_000});
    table.weigh(0, 0, 2).weigh(1, 1, 3).bound(0, 0, 0, 4_000_000);
    var fitted = (FittedTable) table.fit(1);
    assertThat(fitted.amount(0, 0)).isEqualTo(4_000_000);
    double product = 3 * fitted.rowFactor(1) * fitted.columnFactor(1);
    assertThat((double) fitted.amount(1, 1)).isCloseTo(product, within(1.0));
  }

  @Test
  void locked_cells_stay_and_months_before_the_start_are_zero() {
    var table =
        new TargetTable(
            List.of("old", "new"),
            new long[] {900, 300},
            List.of("Jan", "Feb", "Mar"),
            new long[] {400, 400, 400});
    table.lock(0, 1, 250).bound(1, 0, 0, 0);
    var fitted = (FittedTable) table.fit(1);
    assertThat(fitted.row(0)).containsExactly(400, 250, 250);
    assertThat(fitted.row(1)).containsExactly(0, 150, 150);
  }

  @Test
  void cells_are_whole_units_and_one_residue_rests_in_one_cell() {
    var table =
        new TargetTable(
            List.of("a", "b"),
            new long[] {700_037, 500_000},
            List.of("Jan", "Feb"),
            new long[] {600_037, 600_000});
    var fitted = (FittedTable) table.fit(100_000);
    assertThat(fitted.unit()).isEqualTo(100_000);
    assertThat(fitted.amount(0, 0) % 100_000).isEqualTo(37);
    assertThat(fitted.amount(0, 1) % 100_000).isZero();
    assertThat(fitted.amount(1, 0) % 100_000).isZero();
  }

  @Test
  void totals_that_share_no_coarse_unit_are_met_in_a_finer_one() {
    var table =
        new TargetTable(
            List.of("a", "b"),
            new long[] {700_100, 500_300},
            List.of("Jan", "Feb"),
            new long[] {600_200, 600_200});
    var fitted = (FittedTable) table.fit(100_000);
    assertThat(fitted.unit()).isEqualTo(100);
    assertExact(table, fitted, 2, 2, "residues");
  }

  @Test
  void rows_and_columns_with_different_sums_are_refused() {
    var table =
        new TargetTable(List.of("a"), new long[] {100}, List.of("Jan", "Feb"), new long[] {50, 51});
    assertThat(table.fit(1))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.cause()).isEqualTo(Cause.SUMS_DIFFER);
              assertThat(why.gap()).isEqualTo(1);
            });
  }

  @Test
  void months_that_need_more_than_the_caps_allow_are_named_with_the_shortfall() {
    var table = quarterWithCaps(200);
    assertThat(table.fit(1))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.cause()).isEqualTo(Cause.COLUMNS_SHORT);
              assertThat(why.columns()).containsExactly(0, 1, 2);
              assertThat(why.needed()).isEqualTo(1_500);
              assertThat(why.available()).isEqualTo(1_200);
              assertThat(why.binding()).containsExactlyInAnyOrder("a", "b");
              assertThat(why.sentence())
                  .isEqualTo(
                      "Jan to Mar need 15.00; at most 12.00 can be placed there: 2 of 2 rows are"
                          + " at their caps in these columns; short by 3.00. Maybe raise these"
                          + " caps by that much or move it to other columns.");
            });
    assertThat(quarterWithCaps(250).fit(1)).isInstanceOf(FittedTable.class);
  }

  @Test
  void a_month_whose_floors_exceed_its_total_is_named() {
    var table = quarterWithCaps(1_500).bound(0, 7, 200, 1_500).bound(1, 7, 250, 1_500);
    assertThat(table.fit(1))
        .isInstanceOfSatisfying(
            Infeasible.class,
            why -> {
              assertThat(why.cause()).isEqualTo(Cause.COLUMNS_OVERFULL);
              assertThat(why.columns()).containsExactly(7);
              assertThat(why.gap()).isEqualTo(450 - 167);
            });
  }

  @Test
  void a_row_whose_locks_exceed_its_total_is_named() {
    var table = quarterWithCaps(1_500).lock(0, 5, 1_600);
    assertThat(table.fit(1))
        .isInstanceOfSatisfying(
            Infeasible.class, why -> assertThat(why.sentence()).contains("the total of a 15.00"));
  }

  @Test
  void T4_random_tables_are_exact_in_rows_and_columns_and_ignore_the_order() {
    long seed = 4711;
    var random = new Random(seed);
    for (int run = 0; run < 3_000; run++) {
      var problem = RandomTable.feasible(random);
      var context = "seed " + seed + ", run " + run;
      var fit = problem.table().fit(1);
      assertThat(fit).as(context).isInstanceOf(FittedTable.class);
      var fitted = (FittedTable) fit;
      assertExact(problem.table(), fitted, problem.rows(), problem.columns(), context);
      var reversed = (FittedTable) problem.reversed().fit(1);
      for (int i = 0; i < problem.rows(); i++) {
        assertThat(reversed.row(problem.rows() - 1 - i)).as(context).isEqualTo(fitted.row(i));
      }
    }
  }

  @Test
  void an_impossible_table_names_the_months_with_the_largest_shortfall() {
    long seed = 815;
    var random = new Random(seed);
    int impossible = 0;
    for (int run = 0; run < 2_000; run++) {
      var problem = RandomTable.any(random);
      long shortfall = problem.largestShortfall();
      var context = "seed " + seed + ", run " + run;
      switch (problem.table().fit(1)) {
        case FittedTable fitted -> {
          assertThat(shortfall).as(context).isZero();
          assertExact(problem.table(), fitted, problem.rows(), problem.columns(), context);
        }
        case Infeasible why -> {
          impossible++;
          assertThat(why.gap()).as(context + ": " + why.sentence()).isEqualTo(shortfall);
        }
      }
    }
    assertThat(impossible).as("impossible tables of seed %s", seed).isBetween(300, 1_700);
  }

  @Test
  void an_equal_base_without_bounds_is_rounded_to_adjacent_integers() {
    long seed = 99;
    var random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      var rows = random.longs(8, 10, 100_000).toArray();
      var ids = IntStream.range(0, 8).mapToObj(i -> "p" + i).toList();
      long total = Arrays.stream(rows).sum();
      var columns = Decomposition.longs(evenly(total, 12));
      var names = IntStream.range(0, 12).mapToObj(j -> "m" + j).toList();
      var fitted = (FittedTable) new TargetTable(ids, rows, names, columns).fit(1);
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 12; j++) {
          double real = (double) rows[i] * columns[j] / total;
          assertThat((double) fitted.amount(i, j))
              .as("seed %s, run %s", seed, run)
              .isCloseTo(real, within(1.001));
        }
      }
    }
  }

  private static List<Long> evenly(long total, int columns) {
    var parts = IntStream.range(0, columns).mapToObj(j -> Part.of("m" + j, 1 + j % 3)).toList();
    return ((Split.Exact) Split.of(total, 1, parts)).amounts();
  }

  /** Two persons of 15.00 a year; the first quarter needs half of everything. */
  private static TargetTable quarterWithCaps(long cap) {
    var months =
        List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    var totals = new long[] {500, 500, 500, 167, 167, 167, 167, 167, 166, 166, 166, 167};
    var table = new TargetTable(List.of("a", "b"), new long[] {1_500, 1_500}, months, totals);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 12; j++) {
        table.bound(i, j, 0, cap);
      }
    }
    return table;
  }

  private static long[] column(FittedTable table, int rows, int column) {
    return IntStream.range(0, rows).mapToLong(i -> table.amount(i, column)).toArray();
  }

  static void assertExact(
      TargetTable table, FittedTable fitted, int rows, int columns, String context) {
    for (int i = 0; i < rows; i++) {
      assertThat(Arrays.stream(fitted.row(i)).sum()).as(context).isEqualTo(table.rowTotal(i));
      for (int j = 0; j < columns; j++) {
        long amount = fitted.amount(i, j);
        assertThat(amount >= table.floor(i, j) && amount <= table.cap(i, j)).as(context).isTrue();
      }
    }
    for (int j = 0; j < columns; j++) {
      long sum = Arrays.stream(column(fitted, rows, j)).sum();
      assertThat(sum).as(context).isEqualTo(table.columnTotal(j));
    }
  }
}
