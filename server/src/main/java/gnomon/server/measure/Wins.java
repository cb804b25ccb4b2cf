package gnomon.server.measure;

import gnomon.server.database.Database;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** The newest signed facts, one by one; sums are what {@link Measures} answers. */
@Service
public class Wins {

  private final Database database;
  private final Organization organization;

  Wins(Database database, Organization organization) {
    this.database = database;
    this.organization = organization;
  }

  /**
   * The newest wins that stand, the last one first.
   *
   * @param where a unit with everything below it, or a person
   */
  public List<Win> newest(Scope scope, Condition where, LocalDate from, LocalDate to, int most) {
    Filter filter = new Filter(List.of(where), organization.units(scope));
    Sql sql =
        new Sql()
            .add("select day, unit_id, person_id, customer_id, amount from ledger_entry")
            .add(" where kind = 'signed' and amount > 0 and day between ")
            .bind(from)
            .add(" and ")
            .bind(to);
    filter.add(sql);
    Standing.add(sql, "ledger_entry", null);
    sql.add(" order by day desc, id desc limit ").bind(most);
    return database.read(
        scope,
        dsl ->
            sql.fetch(dsl)
                .map(row ->
                    new Win(
                        row.get(0, LocalDate.class),
                        row.get(1, Long.class),
                        row.get(2, Long.class),
                        row.get(3, Long.class),
                        row.get(4, Long.class))));
  }
}
