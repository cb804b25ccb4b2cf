package gnomon.server.measure;

import gnomon.engine.pipeline.Node;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Follows the cases that entered a node in the period: did they later reach a later node, were they
 * lost, or are they still open? A case that entered twice is counted at its first entry.
 *
 * <p>Which cases entered is read under the viewer's scope. What became of them is asked of the
 * whole company: a deal that another team took over and won has not stayed open.
 */
record CohortQuery(
    Formula.Cohort formula,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement().fetch(dsl)) {
      long converted = row.get(1, Long.class);
      long lost = row.get(2, Long.class);
      long value =
          switch (formula) {
            case Formula.CohortConverted _ -> converted;
            case Formula.CohortEntered _ -> converted + lost;
          };
      figures.put(
          new Key(row.get(0, Integer.class), grouping.values(row, 4)),
          new Figure(value, 0, null, row.get(3, Long.class)));
    }
    return figures;
  }

  private Sql statement() {
    Sql sql = new Sql().add("with entered as materialized (");
    entered(sql);
    sql.add("), progress as (select * from ledger_deal_progress(");
    sql.add("(select array_agg(distinct deal_id) from entered), ").moment(known);
    sql.add(")), outcome as (");
    outcome(sql);
    sql.add(") select bucket.n - 1, count(*) filter (where f.converted),")
        .add(" count(*) filter (where f.lost and not f.converted),")
        .add(" count(*) filter (where not f.lost and not f.converted)")
        .add(grouping.columns())
        .add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select entered.*, coalesce(outcome.converted, false) as converted,");
    sql.add(" coalesce(outcome.lost, false) as lost");
    sql.add(" from entered left join outcome on outcome.id = entered.id) as f");
    sql.add(" on f.day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }

  private void entered(Sql sql) {
    sql.add("select distinct on (deal_id, node) * from ledger_entry");
    sql.add(" where kind = 'node_entered' and deal_id is not null");
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
    sql.add(" order by deal_id, node, day, id");
  }

  /** A deal's last day in a node says whether it was there on or after the day it entered. */
  private static void outcome(Sql sql) {
    sql.add("select entered.id, bool_or(later.kind = 'deal_lost') as lost,");
    sql.add(" bool_or(later.kind = 'node_entered' and array_position(").words(nodes());
    sql.add(", later.node) > array_position(").words(nodes());
    sql.add(", entered.node)) as converted from entered join progress as later");
    sql.add(" on later.deal_id = entered.deal_id and later.day >= entered.day group by entered.id");
  }

  private static List<String> nodes() {
    return Arrays.stream(Node.values()).map(Node::code).toList();
  }
}
