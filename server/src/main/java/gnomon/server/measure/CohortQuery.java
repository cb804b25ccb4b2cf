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
 * Follows cases that began in the period. A case is a deal at a node, or a deal as a whole; it
 * begins at its first entry in the whole company and belongs to the unit, person and dimensions of
 * that entry. Did it later reach a later node, was it won or lost, or is it still open?
 *
 * <p>Which cases began is read under the viewer's scope. Which entry is a deal's first and what
 * became of it is asked of the whole company: a deal that another team took over and won has not
 * stayed open.
 */
record CohortQuery(
    Formula.Cohort formula,
    MeasureQuery query,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement().fetch(dsl)) {
      figures.put(
          new Key(row.get(0, Integer.class), grouping.values(row, 6)), figure(formula, row));
    }
    return figures;
  }

  /** From a row of bucket, reached, lost, open, amount and estimated. */
  static Figure figure(Formula.Cohort formula, Record row) {
    Figure.Cases cases =
        new Figure.Cases(
            row.get(1, Long.class),
            row.get(2, Long.class),
            row.get(3, Long.class),
            row.get(4, Long.class));
    return new Figure(cases.value(formula), row.get(5, Long.class), null, cases);
  }

  private Sql statement() {
    Sql sql = new Sql().add("with candidate as materialized (");
    candidates(sql);
    sql.add("), progress as materialized (select * from ledger_deal_progress(");
    sql.add("(select array_agg(distinct deal_id) from candidate), ").moment(known);
    sql.add(")), entered as (select candidate.* from candidate join (" + firsts() + ") as firsts");
    sql.add(" on firsts.first_entry = candidate.id), outcome as (");
    outcome(sql);
    sql.add(") select bucket.n - 1, count(*) filter (where f.reached),")
        .add(" count(*) filter (where f.lost and not f.reached),")
        .add(" count(*) filter (where not f.lost and not f.reached),")
        .add(" coalesce(sum(f.amount), 0)::bigint, count(*) filter (where f.estimated)")
        .add(grouping.columns())
        .add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select entered.*, coalesce(outcome.reached, false) as reached,");
    sql.add(" coalesce(outcome.lost, false) as lost");
    sql.add(" from entered left join outcome on outcome.id = entered.id) as f");
    sql.add(" on f.day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }

  private void candidates(Sql sql) {
    sql.add("select * from ledger_entry where kind = 'node_entered' and deal_id is not null");
    sql.add(" and node is not null");
    sql.add(" and day between ").bind(query.from()).add(" and ").bind(query.to());
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
  }

  private String firsts() {
    return "select distinct on (deal_id"
        + (formula.isOfDeals() ? "" : ", node")
        + ") first_entry from progress where kind = 'node_entered' order by deal_id, "
        + (formula.isOfDeals() ? "" : "node, ")
        + "first_day, first_entry";
  }

  /** A deal's last day in a node says whether it was there on or after the day it entered. */
  private void outcome(Sql sql) {
    sql.add("select entered.id, bool_or(later.kind = 'deal_lost') as lost, bool_or(");
    if (formula.isOfDeals()) {
      sql.add("later.kind = 'deal_won'");
    } else {
      sql.add("later.kind = 'node_entered' and array_position(").words(nodes());
      sql.add(", later.node) > array_position(").words(nodes()).add(", entered.node)");
    }
    sql.add(") as reached from entered join progress as later");
    sql.add(" on later.deal_id = entered.deal_id and later.last_day >= entered.day");
    sql.add(" group by entered.id");
  }

  static List<String> nodes() {
    return Arrays.stream(Node.values()).map(Node::code).toList();
  }
}
