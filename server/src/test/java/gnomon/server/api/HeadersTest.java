package gnomon.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.access.Role;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** S9: what every answer tells the browser to allow. */
class HeadersTest extends ServerTest {

  private static final List<String> ANSWERS =
      List.of(
          "/",
          "/board",
          "/assets/app-1a2b3c.js",
          "/icon.svg",
          "/api/setup",
          "/api/session",
          "/api/company",
          "/api/nothing",
          "/nothing.png");

  @BeforeAll
  void company() {
    aCompany("Header Works", "USD");
    anAccount("ada", null, Role.ADMINISTRATOR);
  }

  @Test
  void S9_every_answer_carries_the_security_headers() {
    Browser ada = browserOf("ada");
    for (String path : ANSWERS) {
      MockHttpServletResponse answer = ada.get(path);
      assertThat(answer.getHeader("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'self'")
          .contains("frame-ancestors 'none'")
          .contains("base-uri 'self'")
          .contains("form-action 'self'")
          .contains("object-src 'none'")
          .doesNotContain("unsafe-eval")
          .doesNotContain("script-src 'unsafe-inline'");
      assertThat(answer.getHeader("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
      assertThat(answer.getHeader("X-Frame-Options")).as(path).isEqualTo("DENY");
      assertThat(answer.getHeader("Referrer-Policy")).as(path).isEqualTo("same-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/session",
        "/api/company",
        "/api/people",
        "/api/measures",
        "/api/nothing",
        "/api/measures/revenue/values?from=2017-01-01&to=2017-12-31"
      })
  void S9_no_cache_keeps_an_answer_of_the_api(String path) {
    assertThat(browserOf("ada").get(path).getHeader("Cache-Control")).contains("no-store");
  }

  @Test
  void S9_a_secure_answer_keeps_the_browser_on_https() {
    MockHttpServletResponse secure = aBrowser().send(get("/board").secure(true));
    assertThat(secure.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(aBrowser().get("/board").getHeader("Strict-Transport-Security")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/board", "/plans/12", "/setup?token=abc", "/measures/revenue"})
  void an_address_of_the_application_is_its_page(String path) {
    MockHttpServletResponse page = aBrowser().get(path, "text/html");
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(page.getContentType()).startsWith("text/html");
    assertThat(Browser.text(page)).contains("A page for tests");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing.js",
        "/assets/gone-9f9f9f.js",
        "/assets/gone",
        "/favicon.ico",
        "/.env",
        "/api/nothing",
        "/api/nothing.json",
        "/actuator/env"
      })
  void what_is_not_there_is_absent_and_not_the_page(String path) {
    MockHttpServletResponse answer = browserOf("ada").get(path);
    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(Browser.text(answer)).doesNotContain("A page for tests");
  }

  @Test
  void an_asset_is_kept_for_a_year_since_its_name_changes_with_its_content() {
    MockHttpServletResponse asset = aBrowser().get("/assets/app-1a2b3c.js");
    assertThat(asset.getStatus()).isEqualTo(200);
    assertThat(asset.getHeader("Cache-Control"))
        .contains("max-age=31536000", "public", "immutable")
        .doesNotContain("no-store");
  }

  @Test
  void no_path_leads_out_of_the_pages() {
    for (String path :
        List.of(
            "/../application.yaml", "/assets/..%2f..%2fapplication.yaml", "/%2e%2e/db/migration")) {
      MockHttpServletResponse answer = aBrowser().get(path);
      assertThat(Browser.text(answer)).as(path).doesNotContain("spring:").doesNotContain("create");
    }
  }

  @Test
  void the_machinery_shows_its_health_and_nothing_else() {
    assertThat(Browser.text(aBrowser().get("/actuator/health")))
        .contains("\"status\":\"UP\"")
        .doesNotContain("components", "details");
    assertThat(aBrowser().get("/actuator").getStatus()).isEqualTo(401);
    assertThat(aBrowser().get("/actuator/env").getStatus()).isEqualTo(401);
  }
}
