package gnomon.bench;

import gnomon.server.database.Scope;
import gnomon.server.organization.Company;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;

/**
 * A deterministic company of 5 regions, 20 teams and 200 sellers with three years of facts: of each
 * ten entries two signed orders, one won deal, four node entries and three visits.
 */
final class BenchCompany {

  private static final Scope EVERYTHING = Scope.everything();
  static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
  static final LocalDate LAST = LocalDate.of(2025, 12, 31);

  private BenchCompany() {}

  static void create(Organization organization) {
    Unit company =
        organization.saveCompany(
            EVERYTHING,
            new Company(
                "Bench",
                "CNY",
                1,
                "Asia/Shanghai",
                Company.CalendarKind.CN,
                Company.Visibility.ALL));
    for (int r = 0; r < 5; r++) {
      Unit region =
          organization.addUnit(
              EVERYTHING, "region/" + r, company.id(), Unit.Level.REGION, "Region " + r);
      for (int t = 0; t < 4; t++) {
        String name = "Team " + r + "-" + t;
        Unit team =
            organization.addUnit(EVERYTHING, "team/" + name, region.id(), Unit.Level.TEAM, name);
        for (int p = 0; p < 10; p++) {
          Person person =
              organization.addPerson(
                  EVERYTHING, "person/" + name + "/" + p, "Seller " + r + t + p, null);
          organization.join(
              EVERYTHING,
              new Membership(
                  person.id(), team.id(), Membership.Role.SELLER, LocalDate.of(2020, 1, 1), null));
        }
      }
    }
  }

  /** Fills the ledger up to a number of entries, straight in the database. */
  static void fill(Connection owner, long from, long to) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          """
          insert into ledger_entry (source, source_key, kind, day, recorded, unit_id, person_id,
              customer_id, deal_id, product_line, region, industry, newness, node, amount, quantity, seconds)
          select 'bench', 'bench/' || n,
                 (array['signed','signed','deal_won','node_entered','node_entered','node_entered','node_entered','visit','visit','visit'])[1 + n %% 10],
                 date '2023-01-01' + (hashint8(n) & 2147483647) %% 1096, now(), p.unit_id, p.person_id,
                 (hashint8(n + 7) & 2147483647) %% 20000, n / 10,
                 'Line ' || (hashint8(n + 3) & 2147483647) %% 10, r.name,
                 'Industry ' || (hashint8(n + 5) & 2147483647) %% 12,
                 case when n %% 4 = 0 then 'new' else 'existing' end,
                 case when n %% 10 between 3 and 6 then (array['lead','needs','proposal','signing'])[1 + n %% 4] end,
                 100 * (1 + (hashint8(n + 11) & 2147483647) %% 100000), 1,
                 case when n %% 10 = 2 then 86400 * (1 + n %% 90) end
          from generate_series(%d::bigint, %d::bigint) n
          join (select row_number() over (order by person_id) - 1 as k, person_id, unit_id
                from organization_membership) p on p.k = (hashint8(n + 13) & 2147483647) %% 200
          join organization_unit u on u.id = p.unit_id
          join organization_unit r on r.id = u.parent_id
          """
              .formatted(from, to - 1));
      statement.execute("analyze");
    }
  }
}
