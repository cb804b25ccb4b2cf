package gnomon.server.ledger;

import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The derived tables: day cells, month cells, customers by month, first orders. */
@Repository
class CellRepository {

  private static final String SUMS =
      "sum(sign), sum(amount), sum(quantity), coalesce(sum(sign * seconds), 0), coalesce(sum(sign * score), 0),"
          + " coalesce(sum(sign) filter (where score is not null), 0),"
          + " coalesce(sum(case kind when 'pipeline_changed' then sign(quantity) else sign end) filter (where estimated), 0)";

  private static final String ADD =
      " do update set entries = cell.entries + excluded.entries, amount = cell.amount + excluded.amount,"
          + " quantity = cell.quantity + excluded.quantity, seconds = cell.seconds + excluded.seconds,"
          + " score = cell.score + excluded.score, scored = cell.scored + excluded.scored, estimated = cell.estimated + excluded.estimated";

  private static final String NEW_ENTRIES =
      " from ledger_entry where xid >= {0}::xid8 and xid < {1}::xid8";

  private static final String MONTH_KEY =
      "channel, product_line, region, industry, tier, newness, node, reason";

  private final DSLContext dsl;
  private final CaseRepository cases;

  CellRepository(DSLContext dsl, CaseRepository cases) {
    this.dsl = dsl;
    this.cases = cases;
  }

  LedgerVersion version() {
    return new LedgerVersion(number("select ledger_version()"));
  }

  boolean areBehind() {
    return number(
            "select count(*) from ledger_watermark w where exists (select from ledger_entry e where e.xid >= w.xid)")
        > 0;
  }

  /** Whether any fact has an amount, which is in the currency of now. */
  boolean holdAmounts() {
    return number("select count(*) from (select from ledger_entry where amount <> 0 limit 1)") > 0;
  }

  private long number(String sql) {
    Record row = dsl.fetchOne(sql);
    return Objects.requireNonNull(row, "the ledger has no watermark; run the migrations")
        .get(0, Long.class);
  }

  /** Folds the entries between the watermark and the oldest running transaction into the cells. */
  void advance() {
    Record row =
        Objects.requireNonNull(
            dsl.fetchOne(
                "select xid::text, pg_snapshot_xmin(pg_current_snapshot())::text from ledger_watermark for update"));
    String from = row.get(0, String.class);
    String to = row.get(1, String.class);
    addDayCells(from, to);
    addPersonMonthCells(from, to);
    addMonthCells(from, to);
    addCustomerMonths(from, to);
    renewFirstOrders(from, to);
    addDimensionValues(from, to);
    cases.advance(from, to);
    run(
        "update ledger_watermark set xid = {1}::xid8, entries = entries + (select count(*)"
            + NEW_ENTRIES
            + ")",
        from,
        to);
  }

  private void addDayCells(String from, String to) {
    run(
        "insert into ledger_day_cell as cell select kind, day, unit_id, person_id, node, "
            + SUMS
            + NEW_ENTRIES
            + " group by kind, day, unit_id, person_id, node on conflict on constraint ledger_day_cell_key"
            + ADD,
        from,
        to);
  }

  private void addPersonMonthCells(String from, String to) {
    run(
        "insert into ledger_person_month_cell as cell select kind, date_trunc('month', day)::date, unit_id, person_id, region, node, "
            + SUMS
            + NEW_ENTRIES
            + " group by kind, date_trunc('month', day)::date, unit_id, person_id, region, node"
            + " on conflict on constraint ledger_person_month_cell_key"
            + ADD,
        from,
        to);
  }

  private void addMonthCells(String from, String to) {
    run(
        "insert into ledger_month_cell as cell select kind, date_trunc('month', day)::date, unit_id, person_id, "
            + MONTH_KEY
            + ", "
            + SUMS
            + NEW_ENTRIES
            + " group by kind, date_trunc('month', day)::date, unit_id, person_id, "
            + MONTH_KEY
            + " on conflict on constraint ledger_month_cell_key"
            + ADD,
        from,
        to);
  }

  private void addCustomerMonths(String from, String to) {
    run(
        "insert into ledger_customer_month as cell"
            + " select customer_id, date_trunc('month', day)::date, unit_id, person_id, channel, product_line, region, industry, tier, sum(sign)"
            + NEW_ENTRIES
            + " and kind = 'signed' and customer_id is not null"
            + " group by customer_id, date_trunc('month', day)::date, unit_id, person_id, channel, product_line, region, industry, tier"
            + " on conflict on constraint ledger_customer_month_key do update set orders = cell.orders + excluded.orders",
        from,
        to);
  }

  private void renewFirstOrders(String from, String to) {
    run(
        "with touched as (select distinct customer_id"
            + NEW_ENTRIES
            + " and kind = 'signed' and customer_id is not null),"
            + " firsts as (select distinct on (e.customer_id) e.customer_id, e.id, e.day, e.unit_id, e.person_id"
            + "   from ledger_entry e join touched using (customer_id)"
            + "   where e.kind = 'signed' and e.sign = 1 and e.xid < {1}::xid8"
            + "     and not exists (select from ledger_entry r where r.reverses = e.id and r.xid < {1}::xid8)"
            + "   order by e.customer_id, e.day, e.id),"
            + " gone as (delete from ledger_first_order f using touched t"
            + "   where f.customer_id = t.customer_id and not exists (select from firsts where firsts.customer_id = f.customer_id))"
            + " insert into ledger_first_order as f select * from firsts on conflict (customer_id)"
            + " do update set entry_id = excluded.entry_id, day = excluded.day, unit_id = excluded.unit_id, person_id = excluded.person_id",
        from,
        to);
  }

  private void addDimensionValues(String from, String to) {
    run(
        "insert into ledger_dimension_value select distinct v.dimension, v.value from (select *"
            + NEW_ENTRIES
            + ") e cross join lateral (values ('channel', e.channel), ('product_line', e.product_line),"
            + " ('region', e.region), ('industry', e.industry), ('tier', e.tier), ('newness', e.newness),"
            + " ('reason', e.reason)) as v(dimension, value) where v.value is not null on conflict do nothing",
        from,
        to);
  }

  private void run(String sql, String from, String to) {
    dsl.execute(sql, org.jooq.impl.DSL.val(from), org.jooq.impl.DSL.val(to));
  }

  void clear() {
    cases.clear();
    dsl.execute("delete from ledger_day_cell");
    dsl.execute("delete from ledger_person_month_cell");
    dsl.execute("delete from ledger_month_cell");
    dsl.execute("delete from ledger_customer_month");
    dsl.execute("delete from ledger_first_order");
    dsl.execute("delete from ledger_dimension_value");
    dsl.execute("update ledger_watermark set xid = '0', entries = 0");
  }
}
