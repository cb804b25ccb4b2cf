package gnomon.server.ledger;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * The derived cases of deals, their cells, and the histogram of durations.
 *
 * <p>What a case became changes long after it began, so cells cannot only be added to. The cases of
 * every deal that new entries touch are taken out of the cells, derived anew from all entries of
 * the deal, and put in again; reversals and restatements need nothing of their own.
 */
@Repository
class CaseRepository {

  private static final String BLOCKS = " cross join (values (4), (32)) as block(days)";
  private static final String DURATION_BLOCKS =
      " cross join (values (1), (8), (64)) as block(days)";

  private static final String TOUCHED =
      "(select array_agg(distinct deal_id) from ledger_entry where xid >= {0}::xid8 and xid < {1}::xid8"
          + " and deal_id is not null and kind in ('node_entered', 'deal_won', 'deal_lost'))";

  private final DSLContext dsl;

  CaseRepository(DSLContext dsl) {
    this.dsl = dsl;
  }

  /** Follows the entries of the transactions from {@code from} until before {@code to}. */
  void advance(String from, String to) {
    run(
        "with changed as (delete from ledger_case where deal_id = any ("
            + TOUCHED
            + "::bigint[]) returning *), "
            + cells(-1),
        from,
        to);
    run(
        "with changed as (insert into ledger_case select c.deal_id, c.node, c.entry_id, e.day, e.unit_id, e.person_id,"
            + " e.channel, e.product_line, e.region, e.industry, e.tier, e.newness, e.amount, e.estimated, c.reached, c.lost"
            + " from ledger_cases_of("
            + TOUCHED
            + ", {1}::xid8) c join ledger_entry e on e.id = c.entry_id returning *), "
            + cells(1),
        from,
        to);
    run(
        "insert into ledger_duration_cell as cell select block.days, ledger_block(day, block.days), kind, node,"
            + " ledger_slot(seconds), sum(sign), sum(sign * seconds), sum(sign * seconds::numeric * seconds)"
            + " from ledger_entry"
            + DURATION_BLOCKS
            + " where xid >= {0}::xid8 and xid < {1}::xid8 and seconds is not null and kind in ('node_left', 'deal_won')"
            + " group by 1, 2, 3, 4, 5 on conflict on constraint ledger_duration_cell_key"
            + " do update set cases = cell.cases + excluded.cases, seconds = cell.seconds + excluded.seconds,"
            + " squares = cell.squares + excluded.squares",
        from,
        to);
  }

  /** Adds the changed cases to both sizes of cells, or takes them away. */
  private static String cells(int sign) {
    return "units as ("
        + into("ledger_case_unit_cell", "node, unit_id, person_id", sign)
        + " returning 1) "
        + into("ledger_case_cell", "node, product_line, region", sign);
  }

  private static String into(String table, String key, int sign) {
    return ("insert into %1$s as cell (days, first, %2$s, cases, reached, lost, amount, estimated)"
            + " select block.days, ledger_block(day, block.days), %2$s, %3$d * count(*),"
            + " %3$d * count(*) filter (where reached), %3$d * count(*) filter (where lost), %3$d * sum(amount),"
            + " %3$d * count(*) filter (where estimated) from changed"
            + BLOCKS
            + " group by block.days, ledger_block(day, block.days), %2$s on conflict on constraint %1$s_key"
            + " do update set cases = cell.cases + excluded.cases, reached = cell.reached + excluded.reached,"
            + " lost = cell.lost + excluded.lost, amount = cell.amount + excluded.amount,"
            + " estimated = cell.estimated + excluded.estimated")
        .formatted(table, key, sign);
  }

  private void run(String sql, String from, String to) {
    dsl.execute(sql, DSL.val(from), DSL.val(to));
  }

  void clear() {
    dsl.execute("delete from ledger_case");
    dsl.execute("delete from ledger_case_unit_cell");
    dsl.execute("delete from ledger_case_cell");
    dsl.execute("delete from ledger_duration_cell");
  }
}
