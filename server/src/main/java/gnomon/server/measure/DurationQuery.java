package gnomon.server.measure;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Exact median, mean, 90th percentile and deviation of durations; it reads the entries themselves.
 */
record DurationQuery(
    Formula.Duration formula,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement().fetch(dsl)) {
      Figure.Spread spread =
          new Figure.Spread(
              row.get(1, Double.class),
              row.get(2, Double.class),
              row.get(3, Double.class),
              row.get(5, Double.class),
              row.get(4, Long.class));
      figures.put(
          new Key(row.get(0, Integer.class), grouping.values(row, 6)),
          new Figure(Math.round(spread.median()), 0, spread, null));
    }
    return figures;
  }

  private Sql statement() {
    Sql sql = new Sql();
    sql.add("select bucket.n - 1, percentile_cont(0.5) within group (order by f.seconds),")
        .add(
            " avg(f.seconds)::float8, percentile_cont(0.9) within group (order by f.seconds), count(*), stddev_samp(f.seconds::float8)")
        .add(grouping.columns())
        .add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select * from ledger_entry where kind = any(")
        .words(formula.terms().stream().map(Formula.Term::kind).toList())
        .add(") and seconds is not null");
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
    sql.add(") as f on f.day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }
}
