package gnomon.server;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Endpoints.Endpoint;
import gnomon.server.access.Role;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Unit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** T6, S2: a key on a wall opens one board and the stream that refreshes it, and nothing else. */
@Import(TestClock.InServer.class)
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {
      "logging.level.org.springframework.web=DEBUG",
      "logging.level.org.springframework.security=DEBUG",
      "logging.level.gnomon=DEBUG"
    })
class ScreenKeyTest extends ServerTest {

  private static final Set<String> OPENED =
      Set.of("GET /api/wallboard", "GET /api/live as text/event-stream");

  @Autowired TestClock clock;

  private Unit team;
  private Browser operations;
  private Browser wall;

  @BeforeAll
  void a_team_and_who_hangs_up_screens() {
    Unit company = aCompany("Screen Works", "USD");
    team = aUnit(company, Unit.Level.TEAM, "Team");
    aPerson("Sara", team, Membership.Role.SELLER);
    anAccount("olga", null, Role.OPERATIONS);
    anAccount("eve", null, Role.EXECUTIVE);
    operations = browserOf("olga");
    wall = aBrowser();
    wall.get("/api/setup");
  }

  private String aKey(String name) {
    MockHttpServletResponse added =
        operations.post("/api/screens", command(UUID.randomUUID(), name, team.id()));
    assertThat(added.getStatus()).as(Browser.text(added)).isEqualTo(201);
    return Browser.text(added).replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
  }

  private static String command(UUID id, String name, long unitId) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"unitId\":%d}".formatted(id, name, unitId);
  }

  private static String with(String key, String path) {
    return path + (path.contains("?") ? "&" : "?") + "key=" + key;
  }

  @Test
  void S2_a_key_opens_the_wallboard_and_the_stream_and_no_other_endpoint() {
    String key = aKey("hall");
    wall.get(with(key, "/api/wallboard"));
    String before = owner().digest();
    for (Endpoint endpoint : Endpoints.DECLARED) {
      MockHttpServletRequestBuilder call =
          MockMvcRequestBuilders.request(
                  HttpMethod.valueOf(endpoint.method()), URI.create(with(key, endpoint.call())))
              .header("Accept", endpoint.accept());
      String body = endpoint.freshBody();
      if (body != null) {
        call.contentType(MediaType.APPLICATION_JSON).content(body);
      }
      int status = wall.send(call).getStatus();
      if (OPENED.contains(endpoint.name())) {
        assertThat(status).as(endpoint.name()).isEqualTo(200);
      } else if (!endpoint.isOpen()) {
        assertThat(status).as(endpoint.name()).isEqualTo(401);
      }
    }
    assertThat(owner().digest()).as("a screen changes nothing").isEqualTo(before);
  }

  @Test
  void S2_no_spelling_of_an_address_widens_a_key() {
    String key = aKey("spelling");
    for (String path :
        List.of(
            "/api/wallboard/",
            "/api/wallboard/../board",
            "/api//wallboard",
            "/api/wallboard/screens",
            "/api/WALLBOARD",
            "/api/live/../session",
            "/actuator/env")) {
      assertThat(wall.get(with(key, path)).getStatus()).as(path).isIn(400, 401, 404);
    }
    for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE)) {
      assertThat(wall.send(method, with(key, "/api/wallboard"), "{}").getStatus())
          .as(method.name())
          .isEqualTo(401);
    }
    assertThat(Browser.withToken(mvc, key).get("/api/wallboard").getStatus()).isEqualTo(401);
  }

  @Test
  void a_made_up_or_revoked_key_is_refused_even_beside_a_good_session() {
    String key = aKey("revoked");
    assertThat(wall.get(with(key, "/api/wallboard")).getStatus()).isEqualTo(200);
    String id = owner().one("select id from access_screen where name = 'revoked'");
    assertThat(operations.delete("/api/screens/" + id).getStatus()).isEqualTo(204);
    assertThat(wall.get(with(key, "/api/wallboard")).getStatus()).isEqualTo(401);
    assertThat(operations.get(with("screen_guess", "/api/wallboard")).getStatus()).isEqualTo(401);
    assertThat(operations.get("/api/wallboard").getStatus()).isEqualTo(200);
    assertThat(operations.delete("/api/screens/" + id).getStatus()).isEqualTo(404);
  }

  @Test
  void a_key_is_shown_once_and_only_its_hash_is_kept() throws Exception {
    UUID command = UUID.randomUUID();
    String key =
        Browser.text(operations.post("/api/screens", command(command, "once", team.id())))
            .replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
    assertThat(key).startsWith("screen_").hasSizeGreaterThan(40);
    MockHttpServletResponse again =
        operations.post("/api/screens", command(command, "once", team.id()));
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(Browser.text(again)).contains("screen_added").doesNotContain(key);
    assertThat(Browser.text(operations.get("/api/screens")))
        .contains("\"name\":\"once\"")
        .doesNotContain("screen_");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    assertThat(owner().one("select encode(hash, 'hex') from access_screen where name = 'once'"))
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(owner().rows("select s::text from access_screen s").toString())
        .doesNotContain(key.substring("screen_".length()));
  }

  @Test
  void a_key_is_never_logged_however_much_is(CapturedOutput output) {
    String key = aKey("quiet");
    wall.get(with(key, "/api/wallboard"));
    wall.get(with(key, "/api/wallboard?period=decade"));
    wall.get(with(key, "/api/board"));
    wall.get(with(key, "/wallboard?node=company"), "text/html");
    wall.get(with(key + "x", "/api/wallboard"));
    assertThat(output.getAll()).contains("GET /api/wallboard?key=hidden").doesNotContain(key);
  }

  @Test
  void the_last_use_of_a_screen_is_remembered_to_the_minute() {
    String key = aKey("used");
    assertThat(lastUse()).isEqualTo("null");
    wall.get(with(key, "/api/wallboard"));
    String first = lastUse();
    assertThat(first).isNotEqualTo("null");
    clock.pass(Duration.ofSeconds(59));
    wall.get(with(key, "/api/wallboard"));
    assertThat(lastUse()).isEqualTo(first);
    clock.pass(Duration.ofSeconds(2));
    wall.get(with(key, "/api/wallboard"));
    assertThat(lastUse()).isGreaterThan(first);
  }

  private String lastUse() {
    return owner().one("select last_used_at from access_screen where name = 'used'");
  }

  @Test
  void only_administrators_and_operations_hang_up_screens_and_only_for_units_that_exist() {
    assertThat(
            browserOf("eve")
                .post("/api/screens", command(UUID.randomUUID(), "no", team.id()))
                .getStatus())
        .isEqualTo(403);
    MockHttpServletResponse nowhere =
        operations.post("/api/screens", command(UUID.randomUUID(), "nowhere", 999_999));
    assertThat(nowhere.getStatus()).isEqualTo(422);
    assertThat(Browser.text(nowhere)).contains("unknown_unit", "unitId", "999999");
  }
}
