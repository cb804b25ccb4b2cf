package gnomon.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.TestClock;
import gnomon.server.ledger.FactFixture;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;

/** API tokens: shown once, worth as much as their user, ended at once. */
@Import(TestClock.InServer.class)
class TokenTest extends ServerTest {

  private static final String REVENUE =
      "/api/measures/revenue/values?from=2017-01-01&to=2017-12-31";

  @Autowired TestClock clock;
  @Autowired Accounts accounts;
  @Autowired Ledger ledger;

  @BeforeAll
  void company() {
    Unit company = aCompany("Token Works", "USD");
    Unit team = aUnit(company, Unit.Level.TEAM, "Team");
    Person seller = aPerson("Sara", team, Membership.Role.SELLER);
    Person other = aPerson("Otto", team, Membership.Role.SELLER);
    anAccount("sara", seller, Role.SELLER);
    anAccount("otto", other, Role.SELLER);
    anAccount("chief", null, Role.EXECUTIVE);
    ledger.post(
        EVERYTHING,
        List.of(
            FactFixture.signed(12_300).in(team.id()).by(seller.id()).entry(),
            FactFixture.signed(45_600).in(team.id()).by(other.id()).entry()));
    follower.follow();
  }

  @Test
  void a_token_is_shown_once_and_lets_its_user_in_without_cookie_or_csrf() {
    Browser browser = browserOf("chief");
    MockHttpServletResponse issued =
        browser.post(
            "/api/account/tokens",
            "{\"id\":\"%s\",\"name\":\"spreadsheet\"}".formatted(UUID.randomUUID()));
    assertThat(issued.getStatus()).isEqualTo(201);
    String token = Browser.text(issued).replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
    assertThat(token).startsWith("gnomon_").hasSizeGreaterThan(40);
    Browser program = Browser.withToken(mvc, token);
    assertThat(Browser.text(program.get("/api/session"))).contains("\"username\":\"chief\"");
    MockHttpServletResponse saved = program.put("/api/account", "{\"language\":\"en\"}");
    assertThat(saved.getStatus()).isEqualTo(204);
    assertThat(saved.getCookie("SESSION")).isNull();
    assertThat(Browser.text(browser.get("/api/account/tokens")))
        .contains("spreadsheet")
        .doesNotContain(token)
        .doesNotContain("gnomon_");
  }

  @Test
  void the_same_command_issues_one_token_and_says_that_its_text_cannot_be_shown_again() {
    Browser browser = browserOf("chief");
    String command = "{\"id\":\"%s\",\"name\":\"once\"}".formatted(UUID.randomUUID());
    assertThat(browser.post("/api/account/tokens", command).getStatus()).isEqualTo(201);
    MockHttpServletResponse again = browser.post("/api/account/tokens", command);
    assertThat(again.getStatus()).isEqualTo(409);
    assertThat(Browser.text(again)).contains("token_issued", "revoke it");
    assertThat(Browser.text(browser.get("/api/account/tokens"))).containsOnlyOnce("\"once\"");
  }

  @Test
  void a_token_sees_what_its_user_sees() {
    assertThat(Browser.text(programOf(found("sara")).get(REVENUE)))
        .contains("\"value\":\"123.00\"")
        .doesNotContain("579.00");
    assertThat(Browser.text(programOf(found("chief")).get(REVENUE)))
        .contains("\"value\":\"579.00\"");
  }

  @Test
  void a_revoked_token_is_worth_nothing() {
    Accounts.IssuedToken issued =
        accounts.issueToken(found("chief"), UUID.randomUUID(), "to be revoked");
    Browser program = Browser.withToken(mvc, issued.token());
    assertThat(program.get("/api/session").getStatus()).isEqualTo(200);
    assertThat(browserOf("otto").delete("/api/account/tokens/" + issued.id()).getStatus())
        .isEqualTo(404);
    assertThat(program.get("/api/session").getStatus()).isEqualTo(200);
    Browser chief = browserOf("chief");
    assertThat(chief.delete("/api/account/tokens/" + issued.id()).getStatus()).isEqualTo(204);
    MockHttpServletResponse refused = program.get("/api/session");
    assertThat(refused.getStatus()).isEqualTo(401);
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(chief.delete("/api/account/tokens/" + issued.id()).getStatus()).isEqualTo(404);
    assertThat(Browser.text(chief.get("/api/account/tokens"))).doesNotContain("to be revoked");
  }

  @Test
  void a_made_up_token_is_refused_even_beside_a_good_session() {
    assertThat(Browser.withToken(mvc, "gnomon_guess").get("/api/session").getStatus())
        .isEqualTo(401);
    assertThat(Browser.withToken(mvc, "").get("/api/session").getStatus()).isEqualTo(401);
  }

  @Test
  void the_database_holds_only_the_hash() throws Exception {
    Accounts.IssuedToken issued = accounts.issueToken(found("chief"), UUID.randomUUID(), "hashed");
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(issued.token().getBytes(StandardCharsets.UTF_8));
    assertThat(
            owner().one("select encode(hash, 'hex') from access_token where id = ?", issued.id()))
        .isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(owner().rows("select t::text from access_token t").toString())
        .doesNotContain(issued.token().substring("gnomon_".length()));
  }

  @Test
  void the_last_use_is_remembered_to_the_minute() {
    Accounts.IssuedToken issued = accounts.issueToken(found("chief"), UUID.randomUUID(), "used");
    Browser program = Browser.withToken(mvc, issued.token());
    assertThat(lastUse(issued)).isEqualTo("null");
    program.get("/api/session");
    String first = lastUse(issued);
    assertThat(first).isNotEqualTo("null");
    clock.pass(Duration.ofSeconds(59));
    program.get("/api/session");
    assertThat(lastUse(issued)).isEqualTo(first);
    clock.pass(Duration.ofSeconds(2));
    program.get("/api/session");
    assertThat(lastUse(issued)).isGreaterThan(first);
  }

  private String lastUse(Accounts.IssuedToken issued) {
    return owner().one("select last_used_at from access_token where id = ?", issued.id());
  }

  private Account found(String username) {
    return accounts.find(username).orElseThrow();
  }

  private Browser programOf(Account account) {
    return Browser.withToken(
        mvc, accounts.issueToken(account, UUID.randomUUID(), "program").token());
  }
}
