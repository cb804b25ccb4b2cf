package gnomon.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;

/** The one-time link by which the first administrator comes in. */
@Import(TestClock.InServer.class)
class SetupTest extends ServerTest {

  @Autowired TestClock clock;
  @Autowired Accounts accounts;

  @AfterEach
  void empty_again() {
    for (String table :
        List.of("access_user", "access_setup_link", "organization_company", "organization_unit")) {
      owner().execute("delete from " + table);
    }
  }

  private MockHttpServletResponse setUp(String token, String timeZone, String password) {
    Browser browser = aBrowser();
    browser.get("/api/setup");
    return browser.post(
        "/api/setup",
        """
        {"token":"%s","companyName":"First","currency":"USD","fiscalYearStart":7,"timeZone":"%s",
         "username":"admin","displayName":"Ada","password":"%s","language":"en"}\
        """
            .formatted(token, timeZone, password));
  }

  private MockHttpServletResponse setUp(String token) {
    return setUp(token, "Asia/Shanghai", PASSWORD);
  }

  private void nothingIsWritten() {
    for (String table : List.of("access_user", "organization_company", "organization_unit")) {
      assertThat(owner().one("select count(*) from " + table)).as(table).isEqualTo("0");
    }
    assertThat(Browser.text(aBrowser().get("/api/setup"))).isEqualTo("{\"needed\":true}");
  }

  @Test
  void the_link_makes_the_company_and_its_administrator_once() {
    String token = accounts.newSetupToken();
    assertThat(setUp(token).getStatus()).isEqualTo(204);
    assertThat(Browser.text(aBrowser().get("/api/setup"))).isEqualTo("{\"needed\":false}");
    assertThat(Browser.text(browserOf("admin").get("/api/session")))
        .contains("\"roles\":[\"administrator\"]")
        .contains("\"name\":\"First\"")
        .contains("\"fiscalYearStart\":7");
    MockHttpServletResponse again = setUp(token);
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(Browser.text(again)).contains("setup_link_void");
  }

  @Test
  void the_link_expires_after_thirty_minutes() {
    String token = accounts.newSetupToken();
    clock.pass(Duration.ofMinutes(30));
    assertThat(setUp(token).getStatus()).isEqualTo(422);
    nothingIsWritten();
    String fresh = accounts.newSetupToken();
    clock.pass(Duration.ofMinutes(29));
    assertThat(setUp(fresh).getStatus()).isEqualTo(204);
  }

  @Test
  void a_newer_link_makes_an_older_one_void() {
    String older = accounts.newSetupToken();
    String newer = accounts.newSetupToken();
    assertThat(setUp(older).getStatus()).isEqualTo(422);
    assertThat(setUp(newer).getStatus()).isEqualTo(204);
  }

  @Test
  void no_link_works_once_someone_can_sign_in() {
    String token = accounts.newSetupToken();
    anAccount("someone", null, Role.SELLER);
    assertThat(setUp(token).getStatus()).isEqualTo(422);
    assertThat(owner().rows("select username from access_user"))
        .containsExactly(List.of("someone"));
  }

  @Test
  void a_refused_setup_writes_nothing_and_leaves_the_link_good() {
    String token = accounts.newSetupToken();
    MockHttpServletResponse nowhere = setUp(token, "Mars/Olympus", PASSWORD);
    assertThat(nowhere.getStatus()).isEqualTo(422);
    assertThat(Browser.text(nowhere)).contains("unknown_time_zone").contains("Mars/Olympus");
    nothingIsWritten();
    assertThat(setUp(token, "Asia/Shanghai", "short").getStatus()).isEqualTo(422);
    nothingIsWritten();
    assertThat(setUp("guess").getStatus()).isEqualTo(422);
    nothingIsWritten();
    assertThat(setUp(token).getStatus()).isEqualTo(204);
  }

  @Test
  void the_database_holds_only_the_hash_of_the_link() {
    String token = accounts.newSetupToken();
    assertThat(owner().rows("select t::text from access_setup_link t").toString())
        .doesNotContain(token);
  }

  @Test
  void two_visitors_with_the_link_make_one_administrator() throws Exception {
    String token = accounts.newSetupToken();
    try (var visitors = java.util.concurrent.Executors.newFixedThreadPool(2)) {
      List<Integer> answers =
          visitors
              .invokeAll(
                  List.<java.util.concurrent.Callable<Integer>>of(
                      () -> setUp(token).getStatus(), () -> setUp(token).getStatus()))
              .stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(answers).containsExactlyInAnyOrder(204, 422);
    }
    assertThat(owner().one("select count(*) from access_user")).isEqualTo("1");
  }
}
