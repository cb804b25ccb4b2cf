package gnomon.server.ledger;

import static gnomon.server.ledger.FactFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.ServerTest;
import gnomon.server.TestDatabase;
import gnomon.server.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class FollowerTest extends ServerTest {

  @Autowired Ledger ledger;
  @Autowired Database database;
  @Autowired Environment environment;

  @BeforeAll
  void company() {
    aCompany("Acme", "CNY");
  }

  @BeforeEach
  void upToDate() {
    follower.follow();
  }

  @Test
  void an_entry_that_commits_late_is_not_lost() throws SQLException {
    try (Connection late = connection()) {
      late.setAutoCommit(false);
      post(late, "late", 7);
      ledger.post(EVERYTHING, List.of(signed(5).key("early").entry()));
      follower.follow();
      assertThat(cells()).as("above the late transaction nothing is final").isZero();
      assertThat(cellsAndTail()).isEqualTo(5);
      late.commit();
    }
    assertThat(cellsAndTail()).isEqualTo(12);
    follower.follow();
    assertThat(cells()).isEqualTo(12);
    assertThat(cellsAndTail()).isEqualTo(12);
  }

  @Test
  void a_rolled_back_entry_never_appears() throws SQLException {
    long before = cellsAndTail();
    try (Connection gone = connection()) {
      gone.setAutoCommit(false);
      post(gone, "gone", 1_000);
      gone.rollback();
    }
    follower.follow();
    assertThat(cellsAndTail()).isEqualTo(before);
  }

  @Test
  void the_version_changes_once_for_a_fact_and_not_when_it_is_folded_in() {
    LedgerVersion before = follower.version();
    ledger.post(EVERYTHING, List.of(signed(3).key("versioned").entry()));
    LedgerVersion posted = follower.version();
    assertThat(posted).isNotEqualTo(before);
    assertThat(follower.follow()).contains(posted);
    assertThat(follower.follow()).isEmpty();
    assertThat(follower.version()).isEqualTo(posted);
  }

  @Test
  void cells_built_anew_are_the_cells_that_were_kept() {
    ledger.post(EVERYTHING, List.of(signed(11).key("kept/1").inRegion("East").entry()));
    follower.follow();
    ledger.post(EVERYTHING, List.of(signed(13).key("kept/2").inRegion("East").entry()));
    ledger.reverse(EVERYTHING, "kept/1");
    follower.follow();
    String kept = monthCells();
    follower.rebuild();
    assertThat(monthCells()).isEqualTo(kept).contains("East");
  }

  private String monthCells() {
    return database.read(
        EVERYTHING,
        dsl ->
            dsl.fetch(
                    "select * from ledger_month_cell where entries <> 0 order by region, kind, month")
                .formatCSV());
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(
        environment.getRequiredProperty("gnomon.database.url"),
        TestDatabase.owner(),
        TestDatabase.password());
  }

  private static void post(Connection connection, String key, long amount) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "insert into ledger_entry (source, source_key, kind, day, recorded, unit_id, amount)"
                + " values (?, ?, 'signed', date '2017-03-01', now(), 1, ?)")) {
      statement.setString(1, key);
      statement.setString(2, key);
      statement.setLong(3, amount);
      statement.execute();
    }
  }

  private long cells() {
    return number(
        "select coalesce(sum(amount), 0) from ledger_day_cell where kind = 'signed' and amount < 1000");
  }

  private long cellsAndTail() {
    return number(
        "select (select coalesce(sum(amount), 0) from ledger_day_cell) + (select coalesce(sum(amount), 0)"
            + " from ledger_entry where xid >= (select xid from ledger_watermark))");
  }

  private long number(String sql) {
    return database.read(EVERYTHING, dsl -> dsl.fetchSingle(sql).get(0, Long.class));
  }
}
