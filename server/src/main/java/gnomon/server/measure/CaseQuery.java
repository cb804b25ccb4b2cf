package gnomon.server.measure;

import gnomon.server.database.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Answers about cases from the derived tables: cells by line and region for those who see the whole
 * company, cells by unit and person, or the cases one by one.
 *
 * <p>Deals with entries above the watermark are put right in the same statement: what the tables
 * hold of them is taken away, and what their entries say now is added. So the answer is the one
 * that {@link CohortQuery} gives from the entries alone.
 */
record CaseQuery(
    Formula.Cohort formula, Sight sight, Grouping grouping, Filter filter, Buckets buckets) {

  private static final Set<Dimension> WORDS =
      Set.of(Dimension.NODE, Dimension.PRODUCT_LINE, Dimension.REGION);
  private static final List<Integer> BLOCKS = List.of(32, 4);
  private static final Set<Dimension> UNITS =
      Set.of(
          Dimension.NODE,
          Dimension.COMPANY,
          Dimension.DEPARTMENT,
          Dimension.TEAM,
          Dimension.UNIT,
          Dimension.PERSON);

  /** Where the cases stand. */
  private enum Source {
    CELLS("ledger_case_cell"),
    UNIT_CELLS("ledger_case_unit_cell"),
    CASES("ledger_case");

    private final String table;

    Source(String table) {
      this.table = table;
    }
  }

  /** Whether the derived tables hold what is asked for; the reason of a case is only in entries. */
  boolean canAnswer() {
    Set<Dimension> used = used();
    return !used.contains(Dimension.CUSTOMER)
        && !used.contains(Dimension.REASON)
        && !(formula.isOfDeals() && used.contains(Dimension.NODE));
  }

  private Set<Dimension> used() {
    return Stream.concat(
            grouping.dimensions().stream(), filter.conditions().stream().map(Condition::dimension))
        .collect(Collectors.toSet());
  }

  private Source source() {
    boolean everything =
        switch (sight.scope()) {
          case Scope.Machinery _, Scope.Everything _ -> true;
          case Scope.Units _, Scope.Own _, Scope.Published _ -> false;
        };
    if (everything && WORDS.containsAll(used())) {
      return Source.CELLS;
    }
    return UNITS.containsAll(used()) ? Source.UNIT_CELLS : Source.CASES;
  }

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement().fetch(dsl)) {
      figures.put(
          new Key(row.get(0, Integer.class), grouping.values(row, 6)),
          CohortQuery.figure(formula, row));
    }
    return figures;
  }

  private Sql statement() {
    Source source = source();
    Sql sql =
        new Sql().add("with touched as materialized (select ledger_touched_deals() as deals)");
    sql.add(" select f.bucket, sum(f.reached)::bigint, sum(f.lost)::bigint,")
        .add(" sum(f.cases - f.reached - f.lost)::bigint, sum(f.amount)::bigint,")
        .add(" sum(f.estimated)::bigint")
        .add(grouping.columns())
        .add(" from (");
    Spans spans = source == Source.CASES ? Spans.whole(buckets) : Spans.of(buckets, BLOCKS);
    if (!spans.blocks().isEmpty()) {
      cells(sql, source, spans);
      sql.add(" union all ");
    }
    if (!spans.edges().isEmpty()) {
      cases(sql, 1, spans, "true");
      sql.add(" union all ");
    }
    cases(sql, -1, Spans.whole(buckets), "deal_id in (select unnest(deals) from touched)");
    sql.add(" union all ");
    fresh(sql);
    sql.add(") as f");
    grouping.join(sql);
    sql.add(" group by f.bucket").add(grouping.columns());
    return sql.add(" having sum(f.cases) <> 0");
  }

  private void cells(Sql sql, Source source, Spans spans) {
    sql.add("select span.bucket::integer as bucket, cases, reached, lost, amount, estimated");
    columns().forEach(column -> sql.add(", " + column));
    sql.add(" from ");
    spans.addBlocks(sql);
    sql.add(" join " + source.table + " as c on c.days = span.days and c.first = span.first");
    sql.add(" where true");
    node(sql, "node");
    filter.add(sql);
  }

  private void cases(Sql sql, int sign, Spans spans, String which) {
    sql.add("select span.bucket::integer as bucket");
    numbers(sql, sign, "c.amount", "c.estimated", "c");
    columns().forEach(column -> sql.add(", c." + column));
    sql.add(" from ");
    spans.addEdges(sql);
    sql.add(" join (select * from ledger_case where " + which);
    node(sql, "node");
    filter.add(sql);
    sql.add(") as c on c.day between span.first and span.last");
  }

  /** Under the viewer's scope, since the entries are joined in. */
  private void fresh(Sql sql) {
    sql.add("select (bucket.n - 1)::integer as bucket");
    numbers(sql, 1, "e.amount", "e.estimated", "k");
    columns().forEach(column -> sql.add(", e." + column));
    sql.add(" from ledger_cases_of((select deals from touched), null) as k");
    sql.add(" join (select * from ledger_entry where true");
    filter.add(sql);
    sql.add(") as e on e.id = k.entry_id join ");
    BucketTable.add(sql, buckets);
    sql.add(" on e.day between bucket.first and bucket.last where true");
    node(sql, "k.node");
  }

  private static void numbers(Sql sql, int sign, String amount, String estimated, String outcomes) {
    sql.add(", " + sign + " as cases, " + sign + " * " + outcomes + ".reached::integer as reached");
    sql.add(", " + sign + " * " + outcomes + ".lost::integer as lost");
    sql.add(", " + sign + " * " + amount + " as amount");
    sql.add(", " + sign + " * " + estimated + "::integer as estimated");
  }

  private void node(Sql sql, String column) {
    sql.add(" and " + column + (formula.isOfDeals() ? " = ''" : " <> ''"));
  }

  private List<String> columns() {
    boolean byUnit =
        grouping.dimensions().stream().anyMatch(dimension -> dimension.level().isPresent());
    return Stream.concat(
            grouping.dimensions().stream().map(Grouping::sourceColumn),
            byUnit ? Stream.of("unit_id") : Stream.empty())
        .distinct()
        .toList();
  }
}
