package gnomon.server.measure;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Counts distinct customers.
 *
 * <p>Who signed within a span is read from the customer × month table for the whole months of the
 * span and from the entries for the days at its edges and those above the watermark. Who signed for
 * the first time is a question about the whole company, whatever the viewer may see: the first
 * orders are kept by the follower, each with the unit and person of that order, so the viewer's
 * scope then decides which of them count.
 */
record CustomerQuery(
    Formula.Customers formula,
    Grouping grouping,
    Filter filter,
    Buckets buckets,
    @Nullable OffsetDateTime known) {

  private static final String MONTH_END = "(month + interval '1 month - 1 day')::date";

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
      case Formula.FirstOrders _ -> firstOrders();
      case Formula.OrdersOfNewCustomers _ -> ordersOfNewCustomers();
      case Formula.ActiveCustomers active -> active(active.days());
      case Formula.PreviousCustomers _ -> previous();
      case Formula.ReturningCustomers _ -> returning();
      case Formula.CustomersBefore before -> before(before.days());
      case Formula.LapsedCustomers lapsed -> lapsed(lapsed.days());
    };
  }

  private Sql firstOrders() {
    Sql sql = new Sql().add("select bucket.n - 1, count(*)").add(grouping.columns()).add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select ledger_entry.* from ledger_entry join ");
    firsts(sql);
    sql.add(" on firsts.first_entry = ledger_entry.id where true");
    filter.add(sql);
    sql.add(") as f on f.day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }

  private Sql ordersOfNewCustomers() {
    Sql sql = new Sql().add("select bucket.n - 1, count(*)").add(grouping.columns()).add(" from ");
    BucketTable.add(sql, buckets);
    sql.add(" join (select ledger_entry.*, firsts.first_day from ledger_entry join ");
    firsts(sql);
    sql.add(" on firsts.first_customer = ledger_entry.customer_id where kind = 'signed'");
    filter.add(sql);
    Standing.add(sql, "ledger_entry", known);
    sql.add(") as f on f.day between bucket.first and bucket.last");
    sql.add(" and f.first_day between bucket.first and bucket.last");
    grouping.join(sql);
    return sql.add(" group by bucket.n").add(grouping.columns());
  }

  /** Each customer's first order, company-wide; named apart, since a filter names bare columns. */
  private void firsts(Sql sql) {
    if (known != null) {
      sql.add("ledger_first_orders_known(").bind(known).add(")");
    } else {
      sql.add("ledger_first_orders()");
    }
    sql.add(" as firsts (first_customer, first_entry, first_day)");
  }

  private Sql active(int days) {
    Sql sql = new Sql();
    sql.add("select f.n - 1, count(distinct f.customer_id)").add(grouping.columns()).add(" from (");
    signedWithin(sql, () -> BucketTable.addTrailing(sql, buckets, days));
    return counted(sql);
  }

  private Sql previous() {
    Sql sql = new Sql();
    sql.add("select f.n - 1, count(distinct f.customer_id)").add(grouping.columns()).add(" from (");
    signedWithin(sql, () -> BucketTable.addPrevious(sql, buckets));
    return counted(sql);
  }

  private Sql before(int days) {
    Sql sql = new Sql();
    sql.add("select f.n - 1, count(distinct f.customer_id)").add(grouping.columns()).add(" from (");
    signedWithin(sql, () -> BucketTable.addLeading(sql, buckets, days));
    return counted(sql);
  }

  private Sql counted(Sql sql) {
    sql.add(") as f");
    grouping.join(sql);
    return sql.add(" group by f.n").add(grouping.columns());
  }

  /** Back in the same group: both spans are rolled up to what is asked for, then compared. */
  private Sql returning() {
    Sql sql = new Sql();
    return compared(
        sql,
        () -> BucketTable.add(sql, buckets),
        "exists",
        () -> BucketTable.addPrevious(sql, buckets));
  }

  /** In a group before the period and not in it at the end. */
  private Sql lapsed(int days) {
    Sql sql = new Sql();
    return compared(
        sql,
        () -> BucketTable.addLeading(sql, buckets, days),
        "not exists",
        () -> BucketTable.addTrailing(sql, buckets, days));
  }

  /** Customers of one span who are or are not in the same group of another. */
  private Sql compared(Sql sql, Runnable spans, String exists, Runnable others) {
    sql.add("with other(n, customer_id" + groups("") + ") as materialized (");
    grouped(sql, others);
    sql.add(") select f.n - 1, count(*)" + groups("f.") + " from (");
    grouped(sql, spans);
    sql.add(") as f(n, customer_id" + groups("") + ") where " + exists);
    sql.add(" (select from other where other.n = f.n and other.customer_id = f.customer_id");
    IntStream.range(0, grouping.dimensions().size())
        .forEach(i -> sql.add(" and other.g%d is not distinct from f.g%d".formatted(i, i)));
    return sql.add(") group by f.n" + groups("f."));
  }

  private String groups(String prefix) {
    return IntStream.range(0, grouping.dimensions().size())
        .mapToObj(i -> ", " + prefix + "g" + i)
        .collect(Collectors.joining());
  }

  /** Each customer of a span once for every group: {@code n, customer_id, g0, g1 …}. */
  private void grouped(Sql sql, Runnable spans) {
    sql.add("select distinct f.n, f.customer_id").add(grouping.columns()).add(" from (");
    signedWithin(sql, spans);
    sql.add(") as f");
    grouping.join(sql);
  }

  /** Customers with more signed than reversed orders within each span, by every dimension. */
  private void signedWithin(Sql sql, Runnable spans) {
    String columns = columns();
    sql.add("select n, " + columns + " from (");
    if (known == null && !needsEntries()) {
      sql.add("select bucket.n, c.*, orders from ");
      spans.run();
      sql.add(" join (select month, " + columns + ", orders from ledger_customer_month where true");
      filter.add(sql);
      sql.add(") as m on m.month >= bucket.first and " + MONTH_END.replace("month +", "m.month +"));
      sql.add(" <= bucket.last cross join lateral (select " + prefixed("m", columns) + ") as c");
      sql.add(" union all ");
      entries(
          sql,
          columns,
          spans,
          " and (f.xid >= (select xid from ledger_watermark) or not " + WHOLE + ")");
    } else {
      entries(sql, columns, spans, "");
    }
    sql.add(") as orders group by n, " + columns + " having sum(orders) > 0");
  }

  private static final String WHOLE =
      "(date_trunc('month', f.day)::date >= bucket.first and (date_trunc('month', f.day) + interval '1 month - 1 day')::date <= bucket.last)";

  private void entries(Sql sql, String columns, Runnable spans, String and) {
    sql.add("select bucket.n, " + prefixed("f", columns) + ", f.sign::bigint as orders from ");
    spans.run();
    sql.add(" join (select * from ledger_entry where kind = 'signed' and customer_id is not null");
    filter.add(sql);
    if (known != null) {
      sql.add(" and recorded < ").bind(known);
    }
    sql.add(") as f on f.day between bucket.first and bucket.last" + and);
  }

  /** The columns of the customer × month table, and those that only entries have if asked for. */
  private String columns() {
    StringBuilder columns =
        new StringBuilder(
            "customer_id, unit_id, person_id, channel, product_line, region, industry, tier");
    grouping.dimensions().stream()
        .filter(CustomerQuery::onlyInEntries)
        .forEach(dimension -> columns.append(", ").append(Grouping.sourceColumn(dimension)));
    return columns.toString();
  }

  private boolean needsEntries() {
    return Stream.concat(
            filter.conditions().stream().map(Condition::dimension), grouping.dimensions().stream())
        .anyMatch(CustomerQuery::onlyInEntries);
  }

  private static boolean onlyInEntries(Dimension dimension) {
    return dimension == Dimension.NEWNESS
        || dimension == Dimension.NODE
        || dimension == Dimension.REASON;
  }

  private static String prefixed(String relation, String columns) {
    return relation + "." + columns.replace(", ", ", " + relation + ".");
  }
}
