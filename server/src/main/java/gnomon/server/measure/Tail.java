package gnomon.server.measure;

import org.jooq.DSLContext;

/**
 * The entries above the watermark, which the cells do not hold yet.
 *
 * <p>The watermark is named twice: by its value, so that the planner sees that hardly any entry
 * lies above it and takes the index, and as it stands in the statement's own snapshot, which is the
 * one that is right beside the cells.
 */
record Tail(String watermark) {

  static Tail of(DSLContext dsl) {
    return new Tail(dsl.fetchSingle("select xid::text from ledger_watermark").get(0, String.class));
  }

  /** The condition on a relation's {@code xid}. */
  Sql add(Sql sql, String xid) {
    return sql.add(xid + " >= ")
        .bind(watermark)
        .add("::xid8 and " + xid + " >= (select xid from ledger_watermark)");
  }
}
