package gnomon.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;

/** S10: sessions, passwords and the limit on failures. */
@Import(TestClock.InServer.class)
class SignInTest extends ServerTest {

  @Autowired TestClock clock;

  @BeforeAll
  void company() {
    aCompany("Sign-in Works", "USD");
    for (String name : List.of("anna", "ben", "cora", "dora", "emil", "finn", "gita", "hugo")) {
      anAccount(name, null, Role.ADMINISTRATOR);
    }
  }

  @BeforeEach
  void the_address_is_open_again() {
    clock.pass(Duration.ofHours(1));
  }

  @Test
  void S10_the_session_gets_a_new_id_at_sign_in() {
    Browser browser = browserOf("anna");
    String before = Objects.requireNonNull(browser.cookie("SESSION")).getValue();
    Browser planted = aBrowser().stealing(browser);
    browser.signedIn("anna", PASSWORD);
    assertThat(Objects.requireNonNull(browser.cookie("SESSION")).getValue()).isNotEqualTo(before);
    assertThat(planted.get("/api/session").getStatus()).isEqualTo(401);
  }

  @Test
  void S10_a_wrong_password_and_an_unknown_user_get_the_same_answer() {
    MockHttpServletResponse wrong = aBrowser().signIn("anna", "not the password");
    MockHttpServletResponse unknown = aBrowser().signIn("nobody", "not the password");
    assertThat(wrong.getStatus()).isEqualTo(401);
    assertThat(wrong.getContentType()).startsWith("application/problem+json");
    assertThat(Browser.text(wrong)).contains("bad_credentials").isEqualTo(Browser.text(unknown));
    assertThat(unknown.getStatus()).isEqualTo(401);
  }

  @Test
  void S10_the_user_name_is_found_in_any_case() {
    assertThat(aBrowser().signIn(" Anna ", PASSWORD).getStatus()).isEqualTo(204);
  }

  @Test
  void S10_after_ten_failures_even_the_right_password_waits_a_quarter_of_an_hour() {
    for (int n = 0; n < 10; n++) {
      assertThat(aBrowser().signIn("ben", "wrong " + n).getStatus()).isEqualTo(401);
    }
    MockHttpServletResponse refused = aBrowser().signIn("ben", PASSWORD);
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Browser.text(refused)).contains("too_many_attempts").contains("15 minutes");
    assertThat(aBrowser().signIn("anna", PASSWORD).getStatus()).isEqualTo(204);
    clock.pass(Duration.ofMinutes(14));
    assertThat(aBrowser().signIn("ben", PASSWORD).getStatus()).isEqualTo(429);
    clock.pass(Duration.ofMinutes(2));
    assertThat(aBrowser().signIn("ben", PASSWORD).getStatus()).isEqualTo(204);
  }

  @Test
  void S10_a_sign_in_forgets_the_failures_before_it() {
    for (int round = 0; round < 2; round++) {
      for (int n = 0; n < 9; n++) {
        assertThat(aBrowser().signIn("cora", "wrong " + n).getStatus()).isEqualTo(401);
      }
      assertThat(aBrowser().signIn("cora", PASSWORD).getStatus()).isEqualTo(204);
    }
  }

  @Test
  void S10_fifty_failures_close_the_door_for_an_address_whatever_the_name() {
    for (int n = 0; n < 50; n++) {
      assertThat(aBrowser().signIn("guess" + n, "wrong").getStatus()).isEqualTo(401);
    }
    assertThat(aBrowser().signIn("anna", PASSWORD).getStatus()).isEqualTo(429);
  }

  @Test
  void S10_many_attempts_at_once_do_not_slip_in_together() throws Exception {
    List<Callable<Integer>> attempts =
        java.util.stream.IntStream.range(0, 24)
            .<Callable<Integer>>mapToObj(
                n -> () -> aBrowser().signIn("dora", "wrong " + n).getStatus())
            .toList();
    try (ExecutorService attackers = Executors.newFixedThreadPool(8)) {
      List<Integer> answers =
          attackers.invokeAll(attempts).stream().map(SignInTest::answer).toList();
      assertThat(answers).filteredOn(status -> status == 401).hasSize(10);
      assertThat(answers).filteredOn(status -> status == 429).hasSize(14);
    }
  }

  private static int answer(Future<Integer> done) {
    try {
      return done.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void S10_an_unsafe_request_of_a_session_needs_the_csrf_token() {
    Browser browser = browserOf("anna");
    assertThat(browser.put("/api/account", "{\"language\":\"zh\"}").getStatus()).isEqualTo(204);
    browser.withoutCsrf();
    MockHttpServletResponse forged = browser.put("/api/account", "{\"language\":\"en\"}");
    assertThat(forged.getStatus()).isEqualTo(403);
    assertThat(forged.getContentType()).startsWith("application/problem+json");
    assertThat(browser.post("/api/logout", "").getStatus()).isEqualTo(403);
    assertThat(browser.delete("/api/account/tokens/1").getStatus()).isEqualTo(403);
    assertThat(browser.signIn("anna", PASSWORD).getStatus()).isEqualTo(403);
    assertThat(browser.get("/api/session").getStatus()).isEqualTo(200);
    assertThat(aBrowser().withoutCsrf().post("/api/setup", "{}").getStatus()).isIn(401, 403);
  }

  @Test
  void S10_signing_out_ends_the_session_for_whoever_kept_its_cookie() {
    Browser browser = browserOf("anna");
    Browser thief = aBrowser().stealing(browser);
    assertThat(thief.get("/api/session").getStatus()).isEqualTo(200);
    assertThat(browser.post("/api/logout", "").getStatus()).isEqualTo(204);
    assertThat(thief.get("/api/session").getStatus()).isEqualTo(401);
    assertThat(browser.get("/api/session").getStatus()).isEqualTo(401);
  }

  @Test
  void S10_the_session_of_a_disabled_account_dies_at_once() {
    Browser browser = browserOf("emil");
    owner().execute("update access_user set disabled_at = now() where username = 'emil'");
    assertThat(browser.get("/api/measures/kinds").getStatus()).isEqualTo(401);
    owner().execute("update access_user set disabled_at = null where username = 'emil'");
    assertThat(browser.get("/api/measures/kinds").getStatus()).isEqualTo(401);
    assertThat(aBrowser().signIn("emil", PASSWORD).getStatus()).isEqualTo(204);
  }

  @Test
  void S10_a_disabled_account_is_not_let_in() {
    owner().execute("update access_user set disabled_at = now() where username = 'hugo'");
    MockHttpServletResponse refused = aBrowser().signIn("hugo", PASSWORD);
    assertThat(Browser.text(refused)).contains("bad_credentials");
  }

  @Test
  void S10_a_role_that_is_taken_away_is_gone_for_open_sessions_too() {
    Browser browser = browserOf("gita");
    String day = "{\"working\":false,\"name\":\"Founders' day\"}";
    assertThat(browser.put("/api/calendar/2026-06-05", day).getStatus()).isEqualTo(204);
    owner().execute("update access_user set roles = '{seller}' where username = 'gita'");
    assertThat(browser.put("/api/calendar/2026-06-05", day).getStatus()).isEqualTo(403);
    assertThat(Browser.text(browser.get("/api/session"))).contains("\"roles\":[\"seller\"]");
  }

  @Test
  void S10_the_database_holds_argon2_hashes() {
    assertThat(owner().rows("select distinct left(password_hash, 9) from access_user"))
        .containsExactly(List.of("$argon2id"));
  }

  @Test
  void S10_a_new_password_replaces_the_old_one_and_ends_the_other_sessions() {
    Browser here = browserOf("finn");
    Browser elsewhere = browserOf("finn");
    String changed =
        "{\"current\":\"%s\",\"replacement\":\"a longer new one\"}".formatted(PASSWORD);
    assertThat(here.post("/api/account/password", changed).getStatus()).isEqualTo(204);
    assertThat(here.get("/api/session").getStatus()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").getStatus()).isEqualTo(401);
    assertThat(aBrowser().signIn("finn", PASSWORD).getStatus()).isEqualTo(401);
    assertThat(aBrowser().signIn("finn", "a longer new one").getStatus()).isEqualTo(204);
  }

  @Test
  void a_password_is_changed_only_by_who_knows_it_and_not_to_a_short_one() {
    Browser browser = browserOf("anna");
    MockHttpServletResponse guessed =
        browser.post(
            "/api/account/password",
            "{\"current\":\"guess\",\"replacement\":\"long enough it is\"}");
    assertThat(guessed.getStatus()).isEqualTo(422);
    assertThat(Browser.text(guessed)).contains("wrong_password");
    MockHttpServletResponse tooShort =
        browser.post(
            "/api/account/password",
            "{\"current\":\"%s\",\"replacement\":\"short one\"}".formatted(PASSWORD));
    assertThat(tooShort.getStatus()).isEqualTo(422);
    assertThat(Browser.text(tooShort)).contains("password_too_short").contains("at least 10");
    assertThat(aBrowser().signIn("anna", PASSWORD).getStatus()).isEqualTo(204);
  }

  @Test
  void S10_a_stolen_session_does_not_try_passwords_without_end() {
    Browser browser = browserOf("cora");
    String guess = "{\"current\":\"guess\",\"replacement\":\"long enough it is\"}";
    for (int n = 0; n < 10; n++) {
      assertThat(browser.post("/api/account/password", guess).getStatus()).isEqualTo(422);
    }
    assertThat(browser.post("/api/account/password", guess).getStatus()).isEqualTo(429);
  }

  @Test
  void an_account_keeps_its_language() {
    Browser browser = browserOf("anna");
    assertThat(browser.put("/api/account", "{\"language\":\"zh\"}").getStatus()).isEqualTo(204);
    assertThat(Browser.text(browser.get("/api/session"))).contains("\"language\":\"zh\"");
    assertThat(browser.put("/api/account", "{\"language\":\"fr\"}").getStatus()).isEqualTo(400);
  }
}
