package gnomon.server.measure;

import gnomon.server.database.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Durations from a histogram, for those who see the whole company. Mean and deviation are exact. A
 * quantile is the mean of the slot that its rank falls into, so it is off by less than a slot is
 * wide: {@link #ERROR} of (one day + duration). Whole days up to half a year have a slot each and
 * are exact.
 */
record DurationCells(
    Formula.Duration formula, Sight sight, Grouping grouping, Filter filter, Buckets buckets) {

  /** 2^(1/128) − 1, rounded up. */
  static final String ERROR = "0.0055";

  private static final List<Integer> BLOCKS = List.of(64, 8, 1);

  /** Cases that lasted about as long. */
  private record Slot(int number, long cases, long seconds, BigDecimal squares) {
    double mean() {
      return (double) seconds / cases;
    }
  }

  boolean canAnswer() {
    boolean everything =
        switch (sight.scope()) {
          case Scope.Machinery _, Scope.Everything _ -> true;
          case Scope.Units _, Scope.Own _, Scope.Published _ -> false;
        };
    return everything
        && Stream.concat(
                grouping.dimensions().stream(),
                filter.conditions().stream().map(Condition::dimension))
            .allMatch(dimension -> dimension == Dimension.NODE)
        && Set.of("node_left", "deal_won").containsAll(kinds());
  }

  private List<String> kinds() {
    return formula.terms().stream().map(Formula.Term::kind).toList();
  }

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, List<Slot>> slots = new HashMap<>();
    for (Record row : statement(Tail.of(dsl)).fetch(dsl)) {
      slots
          .computeIfAbsent(
              new Key(row.get(0, Integer.class), grouping.values(row, 5)), _ -> new ArrayList<>())
          .add(
              new Slot(
                  row.get(1, Integer.class),
                  row.get(2, Long.class),
                  row.get(3, Long.class),
                  row.get(4, BigDecimal.class)));
    }
    return slots.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> figure(entry.getValue())));
  }

  private Sql statement(Tail tail) {
    Sql sql =
        new Sql().add("select f.bucket, f.slot, sum(f.cases)::bigint, sum(f.seconds)::bigint,");
    sql.add(" sum(f.squares)");
    sql.add(grouping.columns());
    sql.add(
        " from (select span.bucket::integer as bucket, slot, cases, seconds, squares, node from ");
    Spans.of(buckets, BLOCKS).addBlocks(sql);
    sql.add(" join ledger_duration_cell as c on c.days = span.days and c.first = span.first");
    sql.add(" where kind = any(").words(kinds()).add(")");
    filter.add(sql);
    sql.add(" union all select (bucket.n - 1)::integer, ledger_slot(e.seconds), e.sign,");
    sql.add(" e.sign * e.seconds, e.sign * e.seconds::numeric * e.seconds, e.node from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select * from ledger_entry where kind = any(").words(kinds());
    sql.add(") and seconds is not null and ");
    tail.add(sql, "xid");
    filter.add(sql);
    sql.add(") as e on e.day between bucket.first and bucket.last) as f");
    sql.add(" group by f.bucket, f.slot").add(grouping.columns());
    return sql.add(" having sum(f.cases) > 0");
  }

  private static Figure figure(List<Slot> slots) {
    slots.sort(Comparator.comparingInt(Slot::number));
    long cases = slots.stream().mapToLong(Slot::cases).sum();
    long seconds = slots.stream().mapToLong(Slot::seconds).sum();
    double median = quantile(slots, cases, 0.5);
    Figure.Spread spread =
        new Figure.Spread(
            median,
            (double) seconds / cases,
            quantile(slots, cases, 0.9),
            deviation(slots, cases, seconds),
            cases);
    return new Figure(Math.round(median), 0, spread, null);
  }

  /** √((n·Σx² − (Σx)²) ÷ (n·(n − 1))), the difference in whole numbers, so that nothing cancels. */
  private static @Nullable Double deviation(List<Slot> slots, long cases, long seconds) {
    if (cases < 2) {
      return null;
    }
    BigDecimal squares = slots.stream().map(Slot::squares).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal sum = BigDecimal.valueOf(seconds);
    BigDecimal spread = squares.multiply(BigDecimal.valueOf(cases)).subtract(sum.multiply(sum));
    return Math.sqrt(spread.doubleValue() / ((double) cases * (cases - 1)));
  }

  /** Between the two neighbours of a rank, as {@code percentile_cont} does. */
  private static double quantile(List<Slot> slots, long cases, double share) {
    double rank = share * (cases - 1);
    long below = (long) Math.floor(rank);
    double low = at(slots, below);
    double high = at(slots, Math.min(below + 1, cases - 1));
    return low + (rank - below) * (high - low);
  }

  private static double at(List<Slot> slots, long rank) {
    long before = 0;
    for (Slot slot : slots) {
      before += slot.cases;
      if (rank < before) {
        return slot.mean();
      }
    }
    return slots.getLast().mean();
  }
}
