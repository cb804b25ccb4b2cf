package gnomon.server.ledger;

import static gnomon.server.ledger.FactFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gnomon.server.ServerTest;
import gnomon.server.TestDatabase;
import gnomon.server.database.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

class LedgerTest extends ServerTest {

  @Autowired Ledger ledger;
  @Autowired Database database;
  @Autowired Environment environment;

  @BeforeAll
  void company() {
    aCompany("Acme", "CNY");
  }

  @Test
  void the_same_fact_twice_counts_once() {
    Entry fact = signed(100).key("twice").entry();
    assertThat(ledger.post(EVERYTHING, List.of(fact)).posted()).isEqualTo(1);
    Posting again = ledger.post(EVERYTHING, List.of(fact));
    assertThat(again).isEqualTo(new Posting(0, 1, List.of()));
  }

  @Test
  void a_key_with_another_content_is_a_conflict_and_changes_nothing() {
    ledger.post(EVERYTHING, List.of(signed(100).key("conflict").entry()));
    Posting other = ledger.post(EVERYTHING, List.of(signed(200).key("conflict").entry()));
    assertThat(other).isEqualTo(new Posting(0, 0, List.of("conflict")));
    assertThat(sumOf("conflict%")).isEqualTo(100);
  }

  @Test
  void a_mistake_is_corrected_by_a_reversing_entry_on_the_same_day() {
    ledger.post(EVERYTHING, List.of(signed(500).key("mistake").on("2017-04-05").entry()));
    assertThat(ledger.reverse(EVERYTHING, "mistake")).contains(new Posting(1, 0, List.of()));
    assertThat(ledger.reverse(EVERYTHING, "mistake")).contains(Posting.NOTHING);
    assertThat(sumOf("mistake%")).isZero();
    assertThat(ledger.reverse(EVERYTHING, "never posted")).isEmpty();
  }

  @Test
  void a_reversed_fact_can_be_posted_anew_with_the_same_or_another_content() {
    Entry fact = signed(500).key("again").entry();
    Entry other = signed(800).key("again").entry();
    for (Entry next : List.of(fact, fact, other, fact)) {
      assertThat(ledger.post(EVERYTHING, List.of(next))).isEqualTo(new Posting(1, 0, List.of()));
      assertThat(ledger.post(EVERYTHING, List.of(next))).isEqualTo(new Posting(0, 1, List.of()));
      assertThat(sumOf("again%")).isEqualTo(next.numbers().amount());
      assertThat(ledger.post(EVERYTHING, List.of(signed(7).key("again").entry())))
          .isEqualTo(new Posting(0, 0, List.of("again")));
      assertThat(ledger.reverse(EVERYTHING, "again")).contains(new Posting(1, 0, List.of()));
      assertThat(ledger.reverse(EVERYTHING, "again")).contains(Posting.NOTHING);
      assertThat(sumOf("again%")).isZero();
    }
    List<String> versions =
        database.read(
            EVERYTHING,
            dsl ->
                dsl.fetch(
                        "select source_key from ledger_entry where source = 'again' and sign = 1 order by id")
                    .map(row -> String.valueOf(row.get(0))));
    assertThat(versions).containsExactly("again", "again#2", "again#3", "again#4");
  }

  @Test
  void restating_a_source_reverses_what_changed_and_leaves_the_rest_untouched() {
    Entry opened = signed(10).key("deal:1/opened").entry();
    Entry won = signed(700).key("deal:1/won").entry();
    Entry wonForMore = signed(900).key("deal:1/won").entry();
    List<String> sources = List.of("deal:1/opened", "deal:1/won");
    assertThat(ledger.restate(EVERYTHING, sources, List.of(opened, won)).posted()).isEqualTo(2);
    assertThat(ledger.restate(EVERYTHING, sources, List.of(opened, won)))
        .isEqualTo(new Posting(0, 2, List.of()));
    assertThat(ledger.restate(EVERYTHING, sources, List.of(opened, wonForMore)))
        .isEqualTo(new Posting(2, 1, List.of()));
    assertThat(sumOf("deal:1/%")).isEqualTo(910);
    assertThat(ledger.restate(EVERYTHING, sources, List.of(opened)))
        .isEqualTo(new Posting(1, 1, List.of()));
    assertThat(sumOf("deal:1/%")).isEqualTo(10);
    assertThat(ledger.restate(EVERYTHING, sources, List.of(opened, wonForMore)).posted())
        .isEqualTo(1);
    assertThat(sumOf("deal:1/%")).isEqualTo(910);
  }

  @Test
  void neither_the_application_nor_the_owner_can_change_the_ledger() throws SQLException {
    ledger.post(EVERYTHING, List.of(signed(1).key("immutable").entry()));
    String url = environment.getRequiredProperty("gnomon.database.url");
    try (Connection owner =
            DriverManager.getConnection(url, TestDatabase.owner(), TestDatabase.password());
        var statement = owner.createStatement()) {
      for (String attempt :
          List.of(
              "update ledger_entry set amount = 2 where source_key = 'immutable'",
              "delete from ledger_entry where source_key = 'immutable'",
              "truncate ledger_entry cascade")) {
        assertThatThrownBy(() -> statement.execute(attempt)).hasMessageContaining("never changed");
      }
    }
    assertThatThrownBy(() ->
            database.change(EVERYTHING, dsl -> dsl.execute("update ledger_entry set amount = 2")))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void a_statement_without_a_scope_sees_nothing(@Autowired org.jooq.DSLContext dsl) {
    ledger.post(EVERYTHING, List.of(signed(1).key("unseen").entry()));
    assertThatThrownBy(() -> dsl.fetch("select * from ledger_entry"))
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void with_facts_in_it_the_currency_cannot_become_another_one() {
    ledger.post(EVERYTHING, List.of(signed(1).key("in CNY").entry()));
    assertThatThrownBy(() -> aCompany("Acme", "JPY")).hasMessageContaining("holds facts in CNY");
    aCompany("Acme & Sons", "CNY");
    assertThat(organization.company(EVERYTHING).name()).isEqualTo("Acme & Sons");
  }

  private long sumOf(String keys) {
    return database.read(
        EVERYTHING,
        dsl ->
            dsl.fetchSingle(
                    "select coalesce(sum(amount), 0) from ledger_entry where source_key like ?",
                    keys)
                .get(0, Long.class));
  }
}
