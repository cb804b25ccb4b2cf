package gnomon.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.TestDatabase;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** S2, S5, P2: lists and boards of deals, each person those in their scope. */
class DealListsTest extends SalesFloor {

  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @Autowired Deals deals;

  @Value("${gnomon.database.url}")
  String url = "";

  @BeforeAll
  void deals_of_three_sellers() {
    long shanghai = aCustomer("上海远景科技", "energy", "B", wimLund, westTeam);
    add("Alpha", annaLee, eastTeam, acme, Node.LEAD, 40, 100_000L);
    add("Beta", annaLee, eastTeam, acme, Node.NEEDS, 3, null);
    add("Gamma", beaOde, eastTeam, acme, Node.NEEDS, 9, 30_000L);
    add("Delta", wimLund, westTeam, shanghai, Node.SIGNING, 5, 70_000L);
    deals.post(
        EVERYTHING,
        List.of("crm/Alpha", "crm/Beta", "crm/Gamma", "crm/Delta"),
        new Circumstances(organization.people(EVERYTHING), organization.units(EVERYTHING), 90),
        _ -> new Recording.Now());
  }

  private void add(
      String name,
      Person person,
      Unit unit,
      long customer,
      Node node,
      int days,
      @Nullable Long amount) {
    deals.add(
        EVERYTHING,
        List.of(
            aDeal(
                name,
                person,
                unit,
                customer,
                gtx,
                node,
                Deal.State.OPEN,
                amount,
                today.minusDays(days),
                null)));
  }

  private List<String> names(String as, String query) {
    List<String> names = new ArrayList<>();
    rows(as, query).forEach(row -> names.add(row.get("name").asString()));
    return names;
  }

  private JsonNode rows(String as, String query) {
    return read(browserOf(as).get("/api/deals" + query)).get("rows");
  }

  @Test
  void S2_everybody_lists_the_deals_in_their_scope() {
    assertThat(names("anna", "?sort=name")).containsExactly("Alpha", "Beta");
    assertThat(names("max", "?sort=name")).containsExactly("Alpha", "Beta", "Gamma");
    assertThat(names("ada", "?sort=name")).containsExactly("Alpha", "Beta", "Delta", "Gamma");
    assertThat(names("finn", "?sort=name")).hasSize(4);
    assertThat(names("wim", "?sort=name")).containsExactly("Delta");
    assertThat(names("anna", "?owner=" + wimLund.id())).isEmpty();
  }

  @Test
  void S5_a_list_is_narrowed_by_what_a_deal_is_about() {
    String shanghai = URLEncoder.encode("远景", StandardCharsets.UTF_8);
    assertThat(names("ada", "?node=needs&sort=name")).containsExactly("Beta", "Gamma");
    assertThat(names("ada", "?owner=" + beaOde.id())).containsExactly("Gamma");
    assertThat(names("anna", "?owner=me&sort=name")).containsExactly("Alpha", "Beta");
    assertThat(names("ada", "?unit=" + westTeam.id())).containsExactly("Delta");
    assertThat(names("ada", "?region=West")).containsExactly("Delta");
    assertThat(names("ada", "?region=West&unit=" + eastTeam.id())).isEmpty();
    assertThat(names("ada", "?industry=energy")).containsExactly("Delta");
    assertThat(names("ada", "?tier=A&sort=name")).containsExactly("Alpha", "Beta", "Gamma");
    assertThat(names("ada", "?line=GT&channel=direct")).hasSize(4);
    assertThat(names("ada", "?line=other")).isEmpty();
    assertThat(names("ada", "?customer=" + acme)).hasSize(3);
    assertThat(names("ada", "?q=" + shanghai)).containsExactly("Delta");
    assertThat(names("ada", "?q=shyj")).containsExactly("Delta");
    assertThat(names("ada", "?q=alp")).containsExactly("Alpha");
    assertThat(names("anna", "?q=shyj")).isEmpty();
    assertThat(names("ada", "?from=" + today.minusDays(5) + "&sort=name"))
        .containsExactly("Beta", "Delta");
    assertThat(names("ada", "?state=won")).isEmpty();
  }

  @Test
  void S5_a_list_is_sorted_and_paged_with_the_sums_of_all_pages() {
    assertThat(names("ada", "?sort=amount")).containsExactly("Gamma", "Beta", "Delta", "Alpha");
    assertThat(names("ada", "?sort=-amount")).containsExactly("Alpha", "Delta", "Beta", "Gamma");
    assertThat(names("ada", "?sort=-stay")).containsExactly("Alpha", "Gamma", "Delta", "Beta");
    assertThat(names("ada", "?sort=stay")).containsExactly("Beta", "Delta", "Gamma", "Alpha");
    assertThat(names("ada", "?sort=opened")).containsExactly("Alpha", "Gamma", "Delta", "Beta");
    assertThat(names("ada", "?sort=node")).containsExactly("Alpha", "Beta", "Gamma", "Delta");
    assertThat(names("ada", "?sort=owner")).containsExactly("Alpha", "Beta", "Gamma", "Delta");
    JsonNode second = read(browserOf("ada").get("/api/deals?sort=name&size=3&page=1"));
    assertThat(second.get("total").asInt()).isEqualTo(4);
    assertThat(second.get("amount").asString()).isEqualTo("2500.00");
    assertThat(second.get("estimated").asInt()).isEqualTo(1);
    assertThat(second.get("rows")).hasSize(1);
    for (String wrong : List.of("?sort=luck", "?state=maybe", "?node=x", "?owner=x")) {
      assertThat(browserOf("ada").get("/api/deals" + wrong).getStatus()).isEqualTo(422);
    }
    assertThat(browserOf("ada").get("/api/deals?size=5000").getStatus()).isEqualTo(400);
  }

  @Test
  void P2_the_board_sums_every_deal_of_a_node_and_names_its_limit() {
    owner()
        .execute(
            "insert into pipeline_standard (node, dwell_days, valid_from) values ('needs', 5, '2001-01-01')");
    JsonNode board = read(browserOf("max").get("/api/deals/board"));
    JsonNode needs = board.get("columns").get(1);
    assertThat(board.get("columns")).hasSize(6);
    assertThat(needs.get("count").asInt()).isEqualTo(2);
    assertThat(needs.get("amount").asString()).isEqualTo("800.00");
    assertThat(needs.get("estimated").asInt()).isEqualTo(1);
    assertThat(needs.get("limitDays").asInt()).isEqualTo(5);
    assertThat(needs.get("more").asInt()).isZero();
    assertThat(needs.get("deals").get(0).get("name").asString()).isEqualTo("Gamma");
    assertThat(needs.get("deals").get(0).get("overdue").asBoolean()).isTrue();
    assertThat(needs.get("deals").get(1).get("overdue").asBoolean()).isFalse();
    assertThat(board.get("columns").get(4).get("count").asInt()).as("of the west").isZero();
  }

  /** The planner takes the indexes of open deals under every role, however many are closed. */
  @ParameterizedTest
  @ValueSource(strings = {"gnomon_all", "gnomon_units", "gnomon_own"})
  void S2_the_open_deals_are_found_by_their_index_under_every_role(String role)
      throws SQLException {
    manyClosedDeals();
    String where = "from pipeline_deal where state = 'open' and node = 'needs'";
    assertThat(plan(role, "select * " + where + " order by entered_on, id limit 50"))
        .contains("pipeline_deal_open")
        .doesNotContain("Seq Scan");
  }

  private void manyClosedDeals() {
    owner()
        .execute(
            "insert into pipeline_deal (key, name, person_id, unit_id, node, state, opened_on, closed_on, entered_on)"
                + " select 'old/' || n, 'Old ' || n, ?, ?, 'needs', case when n % 20 = 0 then 'open' else 'lost' end,"
                + " '2020-01-01', case when n % 20 = 0 then null else date '2020-02-01' end, '2020-01-01'"
                + " from generate_series(1, 30000) n on conflict do nothing",
            wimLund.id(), westTeam.id());
    owner().execute("analyze pipeline_deal");
  }

  private String plan(String role, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(url, TestDatabase.owner(), TestDatabase.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select set_config('gnomon.units', '{%d}', false), set_config('gnomon.person', '%d', false)"
              .formatted(eastTeam.id(), annaLee.id()));
      statement.execute("set role " + role);
      try (ResultSet lines = statement.executeQuery("explain " + sql)) {
        while (lines.next()) {
          plan.append(lines.getString(1)).append('\n');
        }
      }
    } finally {
      owner().execute("delete from pipeline_deal where key like 'old/%'");
    }
    return plan.toString();
  }
}
