package gnomon.server.measure;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts entries of the deals that a question is about. Which deals these are is read under the
 * viewer's scope; what else happened to them is asked of the whole company.
 */
record DealQuery(
    Formula.Deals formula,
    MeasureQuery query,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement().fetch(dsl)) {
      figures.put(
          new Key(row.get(0, Integer.class), grouping.values(row, 2)),
          Figure.of(row.get(1, Long.class)));
    }
    return figures;
  }

  private Sql statement() {
    return switch (formula) {
      case Formula.ContactsOfWonDeals _ -> contacts();
      case Formula.FollowedVisits followed -> followed(followed.days());
    };
  }

  private Sql contacts() {
    Sql sql = asked("deal_won", List.of("visit", "call"));
    counted(sql);
    sql.add(" join course on course.deal_id = f.deal_id and course.day <= f.day");
    return grouped(sql);
  }

  private Sql followed(int days) {
    Sql sql = asked("visit", List.of("node_entered"));
    counted(sql);
    sql.add(" join lateral (select from course where course.deal_id = f.deal_id");
    sql.add(" and course.day between f.day and f.day + " + days);
    sql.add(" and array_position(").words(CohortQuery.nodes()).add(", course.node) > ");
    sql.add("array_position(").words(CohortQuery.nodes()).add(", course.previous_node)");
    sql.add(" limit 1) as move on true");
    return grouped(sql);
  }

  /** {@code asked}: standing entries of a kind in the period; {@code course}: what happened. */
  private Sql asked(String kind, List<String> course) {
    Sql sql = new Sql().add("with asked as materialized (select * from ledger_entry where kind = ");
    sql.bind(kind).add(" and deal_id is not null and day between ");
    sql.bind(query.from()).add(" and ").bind(query.to());
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
    sql.add("), course as materialized (select * from ledger_deal_course(");
    sql.add("(select array_agg(distinct deal_id) from asked), ").words(course).add(", ");
    return sql.moment(known).add("))");
  }

  private void counted(Sql sql) {
    sql.add(" select bucket.n - 1, count(*)").add(grouping.columns()).add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join asked as f on f.day between bucket.first and bucket.last");
  }

  private Sql grouped(Sql sql) {
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }
}
