package gnomon.server.measure;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Entries that stand: recorded by then, and not reversed by then. */
final class Standing {

  private Standing() {}

  static void add(Sql sql, String entries, @Nullable OffsetDateTime known) {
    sql.add(" and " + entries + ".sign = 1");
    if (known != null) {
      sql.add(" and " + entries + ".recorded < ").bind(known);
    }
    sql.add(
        " and not exists (select from ledger_entry reversal where reversal.reverses = "
            + entries
            + ".id");
    if (known != null) {
      sql.add(" and reversal.recorded < ").bind(known);
    }
    sql.add(")");
  }
}
