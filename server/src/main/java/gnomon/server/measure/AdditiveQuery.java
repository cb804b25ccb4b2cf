package gnomon.server.measure;

import gnomon.server.measure.Formula.Additive;
import gnomon.server.measure.Formula.Term;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
 * Adds up entries. It reads the smallest table that can answer — day cells, month cells or the
 * entries themselves — and beside a cell table the entries above the watermark, all in one
 * statement and so in one snapshot.
 */
final class AdditiveQuery {

  private static final LocalDate EVER = LocalDate.of(1, 1, 1);

  private final Additive formula;
  private final MeasureQuery query;
  private final Grouping grouping;
  private final Filter filter;
  private final Buckets buckets;
  private final @Nullable OffsetDateTime known;

  AdditiveQuery(
      Additive formula,
      MeasureQuery query,
      Grouping grouping,
      Filter filter,
      Buckets buckets,
      @Nullable OffsetDateTime known) {
    this.formula = formula;
    this.query = query;
    this.grouping = grouping;
    this.filter = filter;
    this.buckets = buckets;
    this.known = known;
  }

  /** Where the additive numbers stand. */
  enum Source {
    PERSON_MONTH_CELLS("ledger_person_month_cell", "month", "entries", "scored", "estimated"),
    DAY_CELLS("ledger_day_cell", "day", "entries", "scored", "estimated"),
    MONTH_CELLS("ledger_month_cell", "month", "entries", "scored", "estimated"),
    ENTRIES(
        "ledger_entry",
        "day",
        "sign",
        "case when score is null then 0 else sign end",
        "case when not estimated then 0 when kind = 'pipeline_changed' then sign(quantity) else sign end");

    private final String table;
    private final String day;
    private final String count;
    private final String scored;
    private final String estimated;

    Source(String table, String day, String count, String scored, String estimated) {
      this.table = table;
      this.day = day;
      this.count = count;
      this.scored = scored;
      this.estimated = estimated;
    }

    /** A reversing entry carries its amount and quantity negated, but its other numbers as is. */
    private String column(Formula.Part number) {
      return switch (number) {
        case AMOUNT, QUANTITY -> number.column();
        case SECONDS, SCORE, SHARE ->
            this == ENTRIES ? "coalesce(sign * %s, 0)".formatted(number.column()) : number.column();
      };
    }
  }

  /** The smallest source that holds every dimension at the days that are asked for. */
  Source source() {
    List<Dimension> used =
        Stream.concat(
                grouping.dimensions().stream(),
                filter.conditions().stream().map(Condition::dimension))
            .toList();
    if (known != null
        || used.contains(Dimension.CUSTOMER)
        || formula.terms().stream().anyMatch(Term::hasScoreBound)) {
      return Source.ENTRIES;
    }
    Set<Dimension> words =
        used.stream()
            .filter(Dimension::isWord)
            .filter(dimension -> dimension != Dimension.NODE)
            .collect(Collectors.toSet());
    if (formula.terms().stream().anyMatch(term -> term.newness() != null)) {
      words.add(Dimension.NEWNESS);
    }
    if (buckets.wholeMonths() && Set.of(Dimension.REGION).containsAll(words)) {
      return Source.PERSON_MONTH_CELLS;
    }
    if (words.isEmpty()) {
      return Source.DAY_CELLS;
    }
    return buckets.wholeMonths() ? Source.MONTH_CELLS : Source.ENTRIES;
  }

  Map<Key, Figure> fetch(DSLContext dsl) {
    Map<Key, Figure> figures = new HashMap<>();
    for (Record row : statement(Tail.of(dsl)).fetch(dsl)) {
      int bucket = buckets.indexOf(row.get(0, LocalDate.class));
      Figure figure = new Figure(row.get(1, Long.class), row.get(2, Long.class), null, null);
      figures.merge(new Key(bucket, grouping.values(row, 3)), figure, Figure::plus);
    }
    return formula instanceof Formula.Stock ? accumulated(figures) : figures;
  }

  private Sql statement(Tail tail) {
    Source source = source();
    Sql sql = new Sql();
    sql.add("select f.d, sum(f.v)::bigint, sum(f.e)::bigint")
        .add(grouping.columns())
        .add(" from (");
    part(sql, source);
    if (source != Source.ENTRIES) {
      sql.add(" union all ");
      part(sql, Source.ENTRIES);
      tail.add(sql.add(" and "), "xid");
    }
    sql.add(") as f");
    grouping.join(sql);
    return sql.add(" group by f.d").add(grouping.columns());
  }

  private void part(Sql sql, Source source) {
    sql.add("select " + bucketDay(source) + " as d, " + value(source) + " as v, ");
    sql.add(source.estimated + " as e");
    grouping.dimensions().stream()
        .map(Grouping::sourceColumn)
        .distinct()
        .forEach(column -> sql.add(", " + column));
    if (grouping.dimensions().stream().anyMatch(dimension -> dimension.level().isPresent())
        && grouping.dimensions().stream()
            .map(Grouping::sourceColumn)
            .noneMatch("unit_id"::equals)) {
      sql.add(", unit_id");
    }
    sql.add(" from " + source.table + " where " + source.day + " between ");
    sql.bind(formula instanceof Formula.Stock ? EVER : query.from()).add(" and ").bind(query.to());
    sql.add(" and (" + kinds() + ")");
    filter.add(sql);
    if (known != null) {
      sql.add(" and recorded < ").bind(known);
    }
  }

  /** Days are only told apart where the buckets need it. */
  private String bucketDay(Source source) {
    return buckets.wholeMonths() && source.day.equals("day")
        ? "date_trunc('month', day)::date"
        : source.day;
  }

  private String kinds() {
    return either(formula.terms());
  }

  private static String either(List<Term> terms) {
    return String.join(" or ", terms.stream().map(AdditiveQuery::condition).toList());
  }

  private static String condition(Term term) {
    StringBuilder sql = new StringBuilder("kind = '" + term.kind() + "'");
    if (term.node() != null) {
      sql.append(" and node = '").append(term.node()).append('\'');
    }
    if (term.newness() != null) {
      sql.append(" and newness = '").append(term.newness()).append('\'');
    }
    if (term.least() != null) {
      sql.append(" and score >= ").append(term.least());
    }
    if (term.most() != null) {
      sql.append(" and score <= ").append(term.most());
    }
    return sql.toString();
  }

  private String value(Source source) {
    String number =
        switch (formula) {
          case Formula.Count _ -> source.count;
          case Formula.Rated _ -> source.scored;
          case Formula.Sum sum -> source.column(sum.number());
          case Formula.Stock stock -> source.column(stock.number());
        };
    List<Term> taken = formula.terms().stream().filter(Term::isTaken).toList();
    return taken.isEmpty()
        ? number
        : "case when " + either(taken) + " then -(" + number + ") else " + number + " end";
  }

  /** From what came and went in each bucket to what is there at its end. */
  private Map<Key, Figure> accumulated(Map<Key, Figure> changes) {
    Map<Key, Figure> levels = new HashMap<>();
    changes.keySet().stream()
        .map(Key::values)
        .distinct()
        .forEach(values -> {
          Figure level = changes.getOrDefault(new Key(-1, values), Figure.ZERO);
          for (int i = 0; i < buckets.all().size(); i++) {
            level = level.plus(changes.getOrDefault(new Key(i, values), Figure.ZERO));
            levels.put(new Key(i, values), level);
          }
        });
    return levels;
  }
}
