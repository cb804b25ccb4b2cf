package gnomon.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A deterministic pipeline over the three years of {@link BenchCompany}: deals go from lead to
 * after-sales with a fixed chance at each node (62, 70, 66, 72, 80 %), stay 1 to 30 days at each,
 * and of those that go no further 85 % are lost; about six facts a deal. What would happen after
 * the last day has not happened.
 */
final class BenchDeals {

  private static final int BATCH = 50_000;

  private BenchDeals() {}

  /** Fills the ledger with deals, straight in the database; its indexes are built afterwards. */
  static void fill(Connection owner, long deals) throws SQLException {
    List<String> indexes = dropIndexes(owner);
    try (Statement statement = owner.createStatement()) {
      statement.execute("set synchronous_commit = off");
      statement.execute("set work_mem = '256MB'");
      for (long from = 0; from < deals; from += BATCH) {
        statement.execute(
            COURSES
                .replace("{first}", Long.toString(from))
                .replace("{last}", Long.toString(Math.min(deals, from + BATCH) - 1)));
        statement.execute(ENTRIES);
      }
      for (String index : indexes) {
        statement.execute(index);
      }
      statement.execute("vacuum analyze ledger_entry");
    }
  }

  private static List<String> dropIndexes(Connection owner) throws SQLException {
    List<String> definitions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (Statement statement = owner.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              """
              select indexname, indexdef from pg_indexes
              where tablename = 'ledger_entry' and indexname not in (
                select conname from pg_constraint where conrelid = 'ledger_entry'::regclass)
              """)) {
        while (rows.next()) {
          names.add(rows.getString(1));
          definitions.add(rows.getString(2));
        }
      }
      for (String name : names) {
        statement.execute("drop index " + name);
      }
    }
    return definitions;
  }

  private static final String COURSES =
      """
      drop table if exists course;
      create temp table course as
      with step as (
        select d, i,
               date '2023-01-01' + (hashint8(d + 1) & 2147483647) % 1096 as opened,
               (hashint8(d * 11 + i) & 2147483647) % 1000 < (array[620, 700, 660, 720, 800, 0])[i + 1] as forward,
               (hashint8(d * 13 + i) & 2147483647) % 1000 < 850 as lost,
               1 + (hashint8(d * 17 + i) & 2147483647) % 30 as stay
        from generate_series({first}::bigint, {last}::bigint) d, generate_series(0, 5) i),
      way as (
        select *,
               coalesce(bool_and(forward) over before, true) as reached,
               opened + coalesce(sum(stay) over before, 0)::int as entered
        from step
        window before as (partition by d order by i rows between unbounded preceding and 1 preceding))
      select way.*, p.person_id, p.unit_id, r.name as region
      from way
      join (select row_number() over (order by person_id) - 1 as k, person_id, unit_id
            from organization_membership) p on p.k = (hashint8(d + 13) & 2147483647) % 200
      join organization_unit u on u.id = p.unit_id
      join organization_unit r on r.id = u.parent_id
      where reached and entered <= date '2025-12-31'
      """;

  private static final String ENTRIES =
      """
      insert into ledger_entry (source, source_key, kind, day, recorded, unit_id, person_id, customer_id,
          deal_id, product_line, region, industry, channel, node, amount, quantity, seconds)
      select 'bench/deal/' || d, 'bench/' || d || '/' || f.kind || i, f.kind, f.day, now(), unit_id, person_id,
             (hashint8(d + 7) & 2147483647) % 20000, d + 1,
             'Line ' || (hashint8(d + 3) & 2147483647) % 10, region,
             'Industry ' || (hashint8(d + 5) & 2147483647) % 12,
             'Channel ' || (hashint8(d + 9) & 2147483647) % 4,
             f.node, f.amount, f.quantity, f.seconds
      from course,
      lateral (select (array['lead', 'needs', 'proposal', 'objections', 'signing', 'after_sales'])[i + 1] as node) n,
      lateral (values
        (true, 'node_entered', entered, n.node, 0::bigint, 0, null::bigint),
        (i < 5 and (forward or lost), 'node_left', entered + stay, n.node, 0, 0, 86400 * stay),
        (i < 5 and lost and not forward, 'deal_lost', entered + stay, n.node, 0, 0, 86400 * stay),
        (i = 5, 'deal_won', entered, null, 0, 0, 86400 * (entered - opened)),
        (i = 5, 'signed', entered, null, 100 * (1 + (hashint8(d + 19) & 2147483647) % 100000), 1, null)
      ) f (happens, kind, day, node, amount, quantity, seconds)
      where f.happens and f.day <= date '2025-12-31'
      """;
}
