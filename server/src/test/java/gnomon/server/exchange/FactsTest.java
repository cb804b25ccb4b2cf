package gnomon.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import gnomon.server.ServerTest;
import gnomon.server.access.Accounts;
import gnomon.server.access.NewAccount;
import gnomon.server.access.Role;
import gnomon.server.database.Database;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class FactsTest extends ServerTest {

  @Autowired MockMvcTester http;
  @Autowired Accounts accounts;
  @Autowired Database database;

  private long anna;
  private long ben;
  private long eastId;
  private long westId;

  @BeforeAll
  void a_company_with_two_regions() {
    Unit company = aCompany("North Wind", "USD");
    Unit east = aUnit(company, Unit.Level.REGION, "East");
    Unit west = aUnit(company, Unit.Level.REGION, "West");
    Person annaLee = aPerson("Anna Lee", east, Membership.Role.SELLER);
    Person eastLead = aPerson("Lea Ost", east, Membership.Role.MEMBER);
    eastId = east.id();
    westId = west.id();
    anna = annaLee.id();
    ben = aPerson("Ben Ode", west, Membership.Role.SELLER).id();
    account("administrator", Role.ADMINISTRATOR, null);
    account("anna", Role.SELLER, annaLee);
    account("mona", Role.MANAGER, aPerson("Mona Ek", east, Membership.Role.MANAGER));
    account("finance", Role.FINANCE, eastLead);
  }

  private void account(String name, Role role, @Nullable Person person) {
    accounts.create(
        new NewAccount(
            name,
            name,
            "a long password",
            Set.of(role),
            person == null ? null : person.id(),
            "en"));
  }

  private MvcTestResult post(String as, String role, String uri, String json) {
    return http.post()
        .uri(uri)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .header("Accept-Language", "en")
        .with(user(as).roles(role))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult posted(String json) {
    return post("administrator", "administrator", "/api/facts", "{\"entries\":[" + json + "]}");
  }

  private static String signed(String key, String amount, String who) {
    return "{\"key\":\"%s\",\"kind\":\"signed\",\"day\":\"2017-10-01\",\"amount\":\"%s\",%s}"
        .formatted(key, amount, who);
  }

  private static void says(MvcTestResult result, String text) {
    assertThat(
            new String(
                result.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8))
        .contains(text);
  }

  @Test
  void the_same_fact_twice_is_posted_once_and_another_under_its_key_is_refused() {
    String fact = signed("k1", "123.45", "\"personId\":" + anna);
    assertThat(posted(fact)).hasStatusOk().bodyJson().extractingPath("$.posted").isEqualTo(1);
    assertThat(posted(fact)).hasStatusOk().bodyJson().extractingPath("$.unchanged").isEqualTo(1);
    String other = signed("k1", "999", "\"personId\":" + anna);
    assertThat(posted(signed("k2", "1", "\"person\":\"Ben Ode\"") + "," + other))
        .hasStatus(409)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("key_conflict");
    assertThat(rows("select count(*) from ledger_entry where source = 'fact:k2'"))
        .containsExactly("0");
    assertThat(rows("select amount, quantity, region from ledger_entry where source = 'fact:k1'"))
        .containsExactly("12345 1 East");
  }

  @Test
  void a_reversal_takes_a_fact_back_once() {
    posted(signed("rev", "10", "\"personId\":" + anna));
    for (int i = 0; i < 2; i++) {
      assertThat(post("administrator", "administrator", "/api/facts/rev/reversal", ""))
          .hasStatusOk();
    }
    assertThat(rows("select count(*), sum(amount) from ledger_entry where source = 'fact:rev'"))
        .containsExactly("2 0");
    assertThat(post("administrator", "administrator", "/api/facts/none/reversal", ""))
        .hasStatus(404);
  }

  @Test
  void a_reversed_key_takes_the_right_fact_and_can_be_reversed_again() {
    posted(signed("redo", "10", "\"personId\":" + anna));
    post("administrator", "administrator", "/api/facts/redo/reversal", "");
    assertThat(posted(signed("redo", "12", "\"personId\":" + anna)))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.posted")
        .isEqualTo(1);
    assertThat(posted(signed("redo", "10", "\"personId\":" + anna))).hasStatus(409);
    assertThat(rows("select sum(amount) from ledger_entry where source = 'fact:redo'"))
        .containsExactly("1200");
    post("administrator", "administrator", "/api/facts/redo/reversal", "");
    assertThat(rows("select sum(amount) from ledger_entry where source = 'fact:redo'"))
        .containsExactly("0");
  }

  @Test
  void a_seller_posts_only_what_is_theirs() {
    String mine = "{\"entries\":[" + signed("own1", "5", "\"personId\":" + anna) + "]}";
    String other = "{\"entries\":[" + signed("own2", "5", "\"personId\":" + ben) + "]}";
    assertThat(post("anna", "seller", "/api/facts", mine)).hasStatusOk();
    assertThat(post("anna", "seller", "/api/facts", other))
        .hasStatus(403)
        .bodyJson()
        .extractingPath("$.code")
        .isEqualTo("out_of_scope");
    posted(signed("own3", "5", "\"personId\":" + ben));
    assertThat(post("anna", "seller", "/api/facts/own3/reversal", "")).hasStatus(404);
    assertThat(rows("select count(*) from ledger_entry where source in ('fact:own2', 'fact:own3')"))
        .containsExactly("1");
    assertThat(post("finance", "finance", "/api/facts", mine)).hasStatus(403);
  }

  private MvcTestResult postedBy(String as, String role, long personId, long unitId) {
    String who = "\"personId\":%d,\"unitId\":%d".formatted(personId, unitId);
    String key = "of-" + as + "-" + personId + "-" + unitId;
    return post(as, role, "/api/facts", "{\"entries\":[" + signed(key, "5", who) + "]}");
  }

  @Test
  void nobody_puts_a_fact_on_the_account_of_a_unit_where_the_person_was_not() {
    assertThat(postedBy("anna", "seller", anna, eastId)).hasStatusOk();
    assertThat(postedBy("anna", "seller", anna, westId)).hasStatus(403);
    assertThat(postedBy("mona", "manager", anna, eastId)).hasStatusOk();
    assertThat(postedBy("mona", "manager", ben, eastId)).hasStatus(403);
    assertThat(postedBy("mona", "manager", ben, westId)).hasStatus(403);
    assertThat(postedBy("mona", "manager", anna, westId)).hasStatus(403);
    assertThat(
            rows("select source from ledger_entry where source like 'fact:of-%' order by source"))
        .containsExactly(
            "fact:of-anna-%d-%d".formatted(anna, eastId),
            "fact:of-mona-%d-%d".formatted(anna, eastId));
  }

  @Test
  void a_wrong_fact_is_refused_with_what_would_be_right() {
    says(
        posted(
            "{\"key\":\"w1\",\"kind\":\"sined\",\"day\":\"2017-10-01\",\"personId\":" + anna + "}"),
        "Maybe signed.");
    says(posted(signed("w2", "1", "\"person\":\"Ana Lee\"")), "Maybe Anna Lee.");
    says(posted(signed("w3", "1", "\"unitId\":99999")), "There is no unit 99999.");
    says(
        posted(signed("w4", "1", "\"channel\":\"web\"")),
        "A fact needs personId, person or unitId.");
    says(posted(signed("w5", "1.005", "\"personId\":" + anna)), "at most 2 decimals");
    says(posted(signed("w6", "1", "\"node\":\"leed\",\"personId\":" + anna)), "Maybe lead.");
    assertThat(posted(signed("a/b", "1", "\"personId\":" + anna))).hasStatus(400);
    assertThat(posted(signed("w7", "x", "\"personId\":" + anna))).hasStatus(400);
    assertThat(posted(signed("w8", "1", "\"admin\":true"))).hasStatus(400);
    assertThat(posted("")).hasStatus(400);
    assertThat(rows("select count(*) from ledger_entry where source like 'fact:w%'"))
        .containsExactly("0");
  }

  private List<String> rows(String sql) {
    return database.read(
        EVERYTHING,
        dsl ->
            dsl.fetch(sql)
                .map(row ->
                    row.intoList().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("")));
  }
}
