package gnomon.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A scope holds for exactly its own work. */
class DatabaseTest extends ServerTest {

  private static final Scope SELLER = new Scope.Own(7, Set.of(3L, 4L));

  @Autowired Database database;
  @Autowired DSLContext bare;

  private static String role(DSLContext dsl) {
    return String.valueOf(dsl.fetchValue("select current_user::text"));
  }

  private static String settings(DSLContext dsl) {
    return dsl.fetchSingle(
            "select current_setting('gnomon.units', true), current_setting('gnomon.person', true)")
        .intoList()
        .toString();
  }

  @Test
  void work_runs_under_its_scope_and_leaves_none_behind() {
    assertThat(database.read(SELLER, DatabaseTest::role)).isEqualTo("gnomon_own");
    assertThat(database.read(SELLER, DatabaseTest::settings)).isEqualTo("[{3,4}, 7]");
    assertThat(role(bare)).isEqualTo("gnomon_app");
    assertThat(settings(bare)).doesNotContain("7");
  }

  @Test
  void inner_work_takes_its_scope_and_gives_the_outer_one_back() {
    String seen =
        database.write(
            SELLER,
            dsl ->
                role(dsl)
                    + database.read(Scope.system(), DatabaseTest::role)
                    + role(dsl)
                    + settings(dsl));
    assertThat(seen).isEqualTo("gnomon_owngnomon_systemgnomon_own[{3,4}, 7]");
  }

  @Test
  void a_failure_of_inner_work_does_not_leave_its_wider_scope_to_whoever_catches_it() {
    assertThatThrownBy(() ->
            database.change(
                SELLER,
                dsl -> {
                  assertThatThrownBy(() -> database.read(Scope.system(), DatabaseTest::fail))
                      .isInstanceOf(IllegalStateException.class);
                  assertThat(role(dsl)).isEqualTo("gnomon_own");
                  assertThat(settings(dsl)).isEqualTo("[{3,4}, 7]");
                }))
        .hasMessageContaining("rollback-only");
    assertThat(role(bare)).isEqualTo("gnomon_app");
  }

  @Test
  void a_failed_statement_of_inner_work_keeps_its_own_message() {
    assertThatThrownBy(() ->
            database.change(
                SELLER,
                _ ->
                    database.change(
                        Scope.system(), dsl -> dsl.execute("select from no_such_table"))))
        .hasMessageContaining("no_such_table");
  }

  private static String fail(DSLContext dsl) {
    throw new IllegalStateException("It failed under " + role(dsl));
  }

  @Test
  void reading_work_cannot_write() {
    assertThatThrownBy(() ->
            database.read(
                EVERYTHING, dsl -> dsl.execute("update organization_company set name = 'Other'")))
        .hasMessageContaining("read-only");
  }

  @Test
  void reading_work_sees_one_snapshot_whatever_commits_meanwhile() {
    aCompany("Before", "USD");
    String seen =
        database.read(
            EVERYTHING,
            dsl -> {
              String first = companyName(dsl);
              owner().execute("update organization_company set name = 'After'");
              return first + database.read(Scope.system(), DatabaseTest::companyName);
            });
    assertThat(seen).isEqualTo("BeforeBefore");
    assertThat(database.read(EVERYTHING, DatabaseTest::companyName)).isEqualTo("After");
    assertThat(database.write(EVERYTHING, DatabaseTest::isolation)).isEqualTo("read committed");
    assertThat(database.read(EVERYTHING, DatabaseTest::isolation)).isEqualTo("repeatable read");
  }

  private static String companyName(DSLContext dsl) {
    return String.valueOf(dsl.fetchValue("select name from organization_company"));
  }

  private static String isolation(DSLContext dsl) {
    return String.valueOf(dsl.fetchValue("show transaction_isolation"));
  }

  @Test
  void writing_work_inside_reading_work_is_refused() {
    assertThatThrownBy(() ->
            database.read(
                EVERYTHING,
                _ ->
                    database.write(
                        Scope.system(),
                        dsl -> dsl.execute("update organization_company set name = 'Other'"))))
        .hasMessageContaining("read-only");
  }
}
