package gnomon.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.access.Role;
import gnomon.server.customer.Customer;
import gnomon.server.customer.Customers;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.pipeline.Deal;
import gnomon.server.pipeline.Deals;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** X5, S7: what people log is a fact at once, once, and can be taken back on the same day. */
class ActivityLogTest extends ServerTest {

  @Autowired JsonMapper json;
  @Autowired Customers customers;
  @Autowired Deals deals;

  private long acme;
  private long deal;
  private long eastTeam;

  @BeforeAll
  void a_seller_with_a_deal() {
    Unit company = aCompany("North Wind", "USD");
    Unit east = aUnit(company, Unit.Level.TEAM, "East Team");
    Unit west = aUnit(company, Unit.Level.TEAM, "West Team");
    eastTeam = east.id();
    Person annaLee = aPerson("Anna Lee", east, Membership.Role.SELLER);
    anAccount("anna", annaLee, Role.SELLER);
    anAccount("max", aPerson("Max Moor", east, Membership.Role.MANAGER), Role.MANAGER);
    anAccount("wim", aPerson("Wim Lund", west, Membership.Role.SELLER), Role.SELLER);
    anAccount("ada", null, Role.ADMINISTRATOR);
    customers.add(
        EVERYTHING,
        List.of(
            new Customer(
                0,
                "c/Acme",
                "Acme",
                "retail",
                null,
                "A",
                null,
                annaLee.id(),
                east.id(),
                Map.of(),
                null,
                null)));
    acme = customers.byKeys(EVERYTHING, List.of("c/Acme")).values().iterator().next().id();
    deals.add(
        EVERYTHING,
        List.of(
            new Deal(
                0,
                "d/1",
                "Acme deal",
                acme,
                annaLee.id(),
                east.id(),
                null,
                null,
                Node.NEEDS,
                Deal.State.OPEN,
                100L,
                LocalDate.of(2026, 1, 5),
                null,
                null)));
    deal = Objects.requireNonNull(deals.byKeys(EVERYTHING, List.of("d/1")).get("d/1")).id();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  private static String wish(String id, String more) {
    return "{'id':'%s'%s}".formatted(id, more).replace('\'', '"');
  }

  private static MockHttpServletResponse log(Browser browser, String id, String more) {
    return browser.post("/api/activities", wish(id, more));
  }

  private JsonNode done(MockHttpServletResponse answer, int status) {
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(status);
    return json.readTree(Browser.text(answer));
  }

  private String refused(MockHttpServletResponse answer, int status) {
    return done(answer, status).get("code").asString();
  }

  private List<String> standing(String id) {
    return owner()
        .rows(
            "select kind || ' ' || day || ' ' || unit_id || ' ' || coalesce(deal_id, 0) || ' ' || customer_id"
                + " from ledger_entry e where source = ? and sign = 1"
                + " and not exists (select from ledger_entry r where r.reverses = e.id)",
            "activity:gnomon/" + id)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  @Test
  void X5_a_logged_visit_is_a_fact_once_for_each_id() {
    Browser anna = browserOf("anna");
    String id = id();
    String more = ",'kind':'visit','dealId':%d,'text':'showed the case'".formatted(deal);
    JsonNode logged = done(log(anna, id, more), 201);
    assertThat(logged.get("id").asString()).isEqualTo(id);
    assertThat(logged.get("customer").get("name").asString()).isEqualTo("Acme");
    done(log(anna, id, more), 201);
    assertThat(standing(id))
        .containsExactly("visit %s %d %d %d".formatted(today(), eastTeam, deal, acme));
    assertThat(refused(log(anna, id, more.replace("visit", "call")), 409))
        .isEqualTo("command_reused");
  }

  @Test
  void X5_it_is_taken_back_on_the_same_day_by_whoever_logged_it() {
    Browser anna = browserOf("anna");
    String id = id();
    String more = ",'kind':'call','customerId':" + acme;
    done(log(anna, id, more), 201);
    assertThat(browserOf("max").delete("/api/activities/" + id).getStatus()).isEqualTo(404);
    assertThat(anna.delete("/api/activities/" + id).getStatus()).isEqualTo(204);
    assertThat(anna.delete("/api/activities/" + id).getStatus()).isEqualTo(204);
    assertThat(standing(id)).isEmpty();
    assertThat(texts("anna", "")).doesNotContain(id);
    assertThat(refused(log(anna, id, more), 409)).isEqualTo("activity_removed");
    String old = id();
    done(log(anna, old, more), 201);
    owner()
        .execute(
            "update activity_activity set logged_on = logged_on - 1 where key = ?",
            "gnomon/" + old);
    assertThat(refused(anna.delete("/api/activities/" + old), 409)).isEqualTo("too_late");
  }

  @Test
  void X5_what_cannot_be_logged_is_said_in_words() {
    Browser anna = browserOf("anna");
    String visit = ",'kind':'visit','customerId':" + acme;
    String future = ",'day':'%s'".formatted(today().plusDays(1));
    String past = ",'day':'%s'".formatted(today().minusDays(32));
    String text = ",'text':'%s'".formatted("x".repeat(2_001));
    assertThat(refused(log(anna, id(), visit + future), 422)).isEqualTo("invalid_day");
    assertThat(refused(log(anna, id(), visit + past), 422)).isEqualTo("invalid_day");
    assertThat(refused(log(anna, id(), visit + text), 422)).isEqualTo("text_too_long");
    assertThat(refused(log(anna, id(), ",'kind':'visit'"), 422)).isEqualTo("subject_missing");
    assertThat(refused(log(anna, id(), ",'kind':'lunch','customerId':" + acme), 422))
        .isEqualTo("unknown_kind");
    assertThat(refused(log(browserOf("ada"), id(), visit), 409)).isEqualTo("no_person");
  }

  @Test
  void S2_only_what_is_in_scope_can_be_logged_about_and_listed() {
    String id = id();
    assertThat(refused(log(browserOf("wim"), id, ",'kind':'visit','dealId':" + deal), 422))
        .isEqualTo("unknown_deal");
    assertThat(refused(log(browserOf("wim"), id, ",'kind':'visit','customerId':" + acme), 422))
        .isEqualTo("unknown_customer");
    done(
        log(browserOf("max"), id, ",'kind':'call','dealId':%d,'text':'by Max'".formatted(deal)),
        201);
    assertThat(texts("max", "?person=me")).contains(id);
    assertThat(texts("anna", "")).as("what others did for her deal").contains(id);
    assertThat(texts("anna", "?person=me")).doesNotContain(id);
    assertThat(texts("wim", "")).isEmpty();
    JsonNode page = done(browserOf("anna").get("/api/deals/" + deal), 200);
    assertThat(page.get("activities").toString()).contains("by Max");
    JsonNode rows = done(browserOf("anna").get("/api/customers?q=acm"), 200).get("rows");
    assertThat(rows.get(0).get("lastContactOn").asString()).isEqualTo(today().toString());
    assertThat(rows.get(0).get("openDeals").asInt()).isEqualTo(1);
    assertThat(done(browserOf("wim").get("/api/customers"), 200).get("total").asInt()).isZero();
  }

  private List<String> texts(String as, String query) {
    List<String> ids = new ArrayList<>();
    done(browserOf(as).get("/api/activities" + query), 200)
        .forEach(line -> ids.add(line.get("id").asString()));
    return ids;
  }
}
