package gnomon.server.measure;

import gnomon.engine.pipeline.Node;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Follows the cases that entered a node in the period: did they later reach a later node, were they
 * lost, or are they still open? A case that entered twice is counted at its first entry.
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
    Sql sql = new Sql();
    sql.add("select bucket.n - 1, count(*) filter (where converted),")
        .add(" count(*) filter (where lost and not converted),")
        .add(" count(*) filter (where not lost and not converted)")
        .add(grouping.columns())
        .add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select entered.*, ");
    exists(sql, "later.kind = 'node_entered' and array_position(").words(nodes());
    sql.add(", later.node) > array_position(").words(nodes());
    sql.add(", entered.node)) as converted, ");
    exists(sql, "later.kind = 'deal_lost') as lost");
    sql.add(" from (select distinct on (deal_id, node) * from ledger_entry");
    sql.add(" where kind = 'node_entered' and deal_id is not null");
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
    sql.add(" order by deal_id, node, day, id) as entered) as f");
    sql.add(" on f.day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }

  private Sql exists(Sql sql, String condition) {
    sql.add("exists (select from ledger_entry later where later.deal_id = entered.deal_id");
    sql.add(" and later.day >= entered.day");
    Standing.add(sql, "later", known);
    return sql.add(" and " + condition);
  }

  private static java.util.List<String> nodes() {
    return Arrays.stream(Node.values()).map(Node::code).toList();
  }
}
