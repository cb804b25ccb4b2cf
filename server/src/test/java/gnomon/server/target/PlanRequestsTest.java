package gnomon.server.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.jayway.jsonpath.JsonPath;
import gnomon.server.ServerTest;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** T4, T6: plans and boards as programs and pages ask for them. */
@TestPropertySource(properties = "gnomon.today=2017-10-03")
class PlanRequestsTest extends ServerTest {

  @Autowired MockMvcTester http;
  @Autowired Accounts accounts;

  private SalesTeams acme;

  @BeforeAll
  void people() {
    acme = new SalesTeams(organization);
    account("olga", Role.OPERATIONS, null);
    account("fred", Role.FINANCE, null);
    account("mia", Role.MANAGER, acme.mia.id());
    account("anna", Role.SELLER, acme.anna.id());
  }

  private void account(String name, Role role, @Nullable Long person) {
    accounts.create(
        new NewAccount(name, name, "correct horse battery", Set.of(role), person, "en"));
  }

  private MvcTestResult ask(HttpMethod method, String account, String path, @Nullable String body) {
    var request =
        http.method(method)
            .uri(path)
            .with(signedIn(account))
            .with(csrf())
            .header("Accept-Language", "en");
    return body == null
        ? request.exchange()
        : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  private static UserRequestPostProcessor signedIn(String account) {
    String role =
        switch (account) {
          case "olga" -> "operations";
          case "fred" -> "finance";
          case "mia" -> "manager";
          default -> "seller";
        };
    return user(account).roles(role);
  }

  private static Object in(MvcTestResult answer, String path) {
    return JsonPath.read(
        new String(
            answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8),
        path);
  }

  private static String command(int version, String rest) {
    return "{\"id\":\"%s\",\"version\":%d%s}".formatted(UUID.randomUUID(), version, rest);
  }

  private static String wish(String name) {
    return """
    {"id":"%s","name":"%s","measure":"revenue","year":2017,"total":"12000000","grain":"1000",
     "weights":{"measure":"revenue","from":"2017-03-01","to":"2017-09-30","missing":"team_median"}}
    """
        .formatted(UUID.randomUUID(), name);
  }

  @Test
  void a_plan_is_made_changed_published_and_seen_on_the_board() {
    MvcTestResult made = ask(HttpMethod.POST, "olga", "/api/plans", wish("Year"));
    assertThat(made).hasStatus(201);
    int plan = (Integer) in(made, "$.id");
    assertThat(in(made, "$.total")).isEqualTo("12000000.00");
    assertThat(in(made, "$.measureName.en")).isEqualTo("Revenue");
    String grid = "/api/plans/" + plan;
    String anna = SalesTeams.node(acme.anna);
    MvcTestResult set =
        ask(
            HttpMethod.POST,
            "olga",
            grid + "/cells",
            command(
                1, ",\"node\":\"%s\",\"month\":\"2017-10\",\"amount\":\"300000\"".formatted(anna)));
    assertThat(set).hasStatusOk();
    assertThat(in(set, "$.plan.version")).isEqualTo(2);
    assertThat(ask(HttpMethod.POST, "olga", grid + "/publish", command(2, ""))).hasStatus(422);
    assertThat(
            ask(
                HttpMethod.POST,
                "olga",
                grid + "/locks",
                command(2, ",\"node\":\"%s\",\"month\":null,\"locked\":true".formatted(anna))))
        .hasStatusOk();
    assertThat(ask(HttpMethod.POST, "olga", grid + "/undo", command(3, ""))).hasStatusOk();
    MvcTestResult stale = ask(HttpMethod.POST, "olga", grid + "/balance", command(1, ""));
    assertThat(stale).hasStatus(409);
    assertThat(in(stale, "$.code")).isEqualTo("stale_version");
    assertThat(ask(HttpMethod.POST, "olga", grid + "/balance", command(4, ""))).hasStatusOk();
    assertThat(ask(HttpMethod.POST, "olga", grid + "/publish", command(5, ""))).hasStatusOk();
    MvcTestResult board = ask(HttpMethod.GET, "anna", "/api/board", null);
    assertThat(board).hasStatusOk();
    assertThat(in(board, "$.node.node")).isEqualTo(anna);
    assertThat(in(board, "$.plan.id")).isEqualTo(plan);
    assertThat(in(board, "$.status")).isEqualTo("alarm");
    assertThat(in(board, "$.heat.rows[0].cells[9].plan")).isEqualTo("300000.00");
    assertThat(in(board, "$.ranking.people.length()")).isEqualTo(5);
    MvcTestResult copy =
        ask(
            HttpMethod.POST,
            "olga",
            grid + "/draft",
            "{\"id\":\"%s\"}".formatted(UUID.randomUUID()));
    assertThat(copy).hasStatus(201);
    assertThat(
            ask(HttpMethod.DELETE, "olga", "/api/plans/" + in(copy, "$.id") + "?version=1", null))
        .hasStatus(204);
    assertThat(ask(HttpMethod.DELETE, "olga", grid + "?version=1", null)).hasStatus(409);
  }

  @Test
  void only_planners_write_and_a_draft_looks_absent_to_who_may_not_see_it() {
    for (String account : new String[] {"fred", "mia", "anna"}) {
      MvcTestResult refused = ask(HttpMethod.POST, account, "/api/plans", wish("x"));
      assertThat(refused).hasStatus(403);
      assertThat(in(refused, "$.code")).isEqualTo("not_allowed");
    }
    int plan = (Integer) in(ask(HttpMethod.POST, "olga", "/api/plans", wish("Draft")), "$.id");
    assertThat(ask(HttpMethod.GET, "mia", "/api/plans/" + plan + "/grid", null)).hasStatus(404);
    assertThat(ask(HttpMethod.GET, "mia", "/api/board?plan=" + plan, null)).hasStatus(404);
    MvcTestResult read = ask(HttpMethod.GET, "fred", "/api/plans/" + plan + "/grid", null);
    assertThat(in(read, "$.editable")).isEqualTo(false);
    assertThat(in(read, "$.rows.length()")).isEqualTo(10);
  }

  @Test
  void a_wrong_request_says_what_is_wrong() {
    MvcTestResult unknown =
        ask(HttpMethod.POST, "olga", "/api/plans", wish("x").replace("\"grain\"", "\"grian\""));
    assertThat(unknown).hasStatus(400);
    MvcTestResult empty =
        ask(
            HttpMethod.POST,
            "olga",
            "/api/plans",
            wish("x").replace("\"name\":\"x\"", "\"name\":\"\""));
    assertThat(empty).hasStatus(400);
    assertThat(in(empty, "$.errors[0].field")).isEqualTo("name");
    MvcTestResult period = ask(HttpMethod.GET, "olga", "/api/board?period=decade", null);
    assertThat(period).hasStatus(422);
    assertThat(ask(HttpMethod.GET, "olga", "/api/board?node=unit:99", null)).hasStatus(404);
    assertThat(ask(HttpMethod.GET, "olga", "/api/board?node=x", null)).hasStatus(422);
    assertThat(ask(HttpMethod.GET, "olga", "/api/plans/99/grid", null)).hasStatus(404);
    MvcTestResult chinese =
        http.get()
            .uri("/api/board?node=unit:99")
            .with(signedIn("olga"))
            .header("Accept-Language", "zh")
            .exchange();
    assertThat(in(chinese, "$.detail")).isEqualTo("没有看板“unit:99”。");
  }
}
