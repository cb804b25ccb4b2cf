package gnomon.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.server.Browser;
import gnomon.server.ServerTest;
import gnomon.server.access.Role;
import gnomon.server.ledger.Ledger;
import gnomon.server.organization.BusinessDay;
import gnomon.server.organization.Membership;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** R5, S2, S6: improvement items and notices as the pages ask for them. */
class ImprovementRequestsTest extends ServerTest {

  @Autowired Ledger ledger;
  @Autowired BusinessDay day;
  @Autowired JsonMapper json;

  private Unit east;
  private Unit west;
  private Person anna;
  private Person mei;
  private Browser boss;
  private Browser annas;
  private Browser meis;
  private Browser westerner;

  @BeforeAll
  void two_teams_with_a_manager_and_a_seller() {
    Unit company = aCompany("Review Works", "CNY");
    east = aUnit(company, Unit.Level.TEAM, "East");
    west = aUnit(company, Unit.Level.TEAM, "West");
    anna = aPerson("Anna", east, Membership.Role.SELLER);
    mei = aPerson("Mei", east, Membership.Role.MANAGER);
    Person wu = aPerson("Wu", west, Membership.Role.MANAGER);
    anAccount("boss", null, Role.EXECUTIVE);
    anAccount("anna", anna, Role.SELLER);
    anAccount("mei", mei, Role.MANAGER);
    anAccount("wu", wu, Role.MANAGER);
    boss = browserOf("boss");
    annas = browserOf("anna");
    meis = browserOf("mei");
    westerner = browserOf("wu");
    new Cases(ledger, east.id(), "East").enter(120, 30, day.today().minusDays(90), 90);
    new Cases(ledger, west.id(), "West").enter(100, 20, day.today().minusDays(90), 90);
  }

  private String wish(UUID id, String title, long owner, String node) {
    LocalDate today = day.today();
    return """
    {"id":"%s","title":"%s","text":"Ask first","ownerId":%d,"dueOn":"%s","measure":"conversion",
     "where":{"node":"needs"},"node":"%s","baselineFrom":"%s","baselineTo":"%s","windowDays":90,
     "kind":"points","wanted":"0.1","comparison":null,
     "origin":{"kind":"bottleneck","node":"needs","lossAmount":"1254000.00"}}
    """
        .formatted(
            id, title, owner, today.plusDays(10), node, today.minusDays(90), today.minusDays(1));
  }

  private String wish(String title, long owner, String node) {
    return wish(UUID.randomUUID(), title, owner, node);
  }

  private JsonNode created(Browser browser, String wish) {
    MockHttpServletResponse answer = browser.post("/api/improvements", wish);
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(201);
    return json.readTree(Browser.text(answer));
  }

  private JsonNode ok(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(200);
    return json.readTree(Browser.text(answer));
  }

  private void refused(MockHttpServletResponse answer, int status, String code) {
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(status);
    assertThat(Browser.text(answer)).contains("\"" + code + "\"");
  }

  private static String step(int version, String more) {
    return "{\"id\":\"%s\",\"version\":%d%s}".formatted(UUID.randomUUID(), version, more);
  }

  private static String path(JsonNode page) {
    return "/api/improvements/" + page.at("/item/id").asLong();
  }

  @Test
  void R5_an_item_carries_its_measure_its_baseline_and_where_it_came_from() {
    JsonNode page = created(boss, wish("Ask for the budget", anna.id(), "unit:" + east.id()));
    assertThat(page.at("/item/state").asString()).isEqualTo("open");
    assertThat(page.at("/item/owner/name").asString()).isEqualTo("Anna");
    assertThat(page.at("/item/nodeName").asString()).isEqualTo("East");
    assertThat(page.at("/item/kind").asString()).isEqualTo("points");
    assertThat(page.at("/family").asString()).isEqualTo("proportion");
    assertThat(page.at("/baseline/value").asString()).isEqualTo("0.25");
    assertThat(page.at("/baseline/cases").asLong()).isEqualTo(120);
    assertThat(page.at("/origin/lossAmount").asString()).isEqualTo("1254000.00");
    assertThat(page.at("/history/0/event").asString()).isEqualTo("created");
    assertThat(page.at("/history/0/by").asString()).isEqualTo("Name of boss");
    assertThat(page.at("/can/done").asBoolean()).isTrue();
    assertThat(page.at("/can/extend").asBoolean()).isFalse();
  }

  @Test
  void the_same_command_again_changes_nothing_and_with_another_content_is_refused() {
    UUID id = UUID.randomUUID();
    JsonNode page = created(boss, wish(id, "Once", anna.id(), "company"));
    JsonNode again = created(boss, wish(id, "Once", anna.id(), "company"));
    assertThat(again).isEqualTo(page);
    refused(
        boss.post("/api/improvements", wish(id, "Other", anna.id(), "company")),
        409,
        "command_reused");
    String done = step(1, "");
    JsonNode first = ok(boss.post(path(page) + "/done", done));
    assertThat(ok(boss.post(path(page) + "/done", done))).isEqualTo(first);
    assertThat(first.at("/history")).hasSize(2);
    refused(boss.post(path(page) + "/reopen", done), 409, "command_reused");
  }

  @Test
  void a_step_from_an_old_version_or_out_of_turn_is_refused() {
    JsonNode page = created(boss, wish("In turn", anna.id(), "company"));
    refused(boss.post(path(page) + "/done", step(7, "")), 409, "stale_version");
    refused(
        boss.post(path(page) + "/extend", step(1, ",\"windowDays\":180")), 409, "not_possible_now");
    refused(
        boss.post(path(page) + "/done", step(1, ",\"doneOn\":\"2001-01-01\"")), 422, "invalid_day");
    JsonNode closed =
        ok(boss.post(path(page) + "/close", step(1, ",\"reason\":\"The team was merged\"")));
    assertThat(closed.at("/item/state").asString()).isEqualTo("closed");
    assertThat(closed.at("/history/0/details/reason").asString()).isEqualTo("The team was merged");
    JsonNode open = ok(boss.post(path(page) + "/reopen", step(2, "")));
    assertThat(open.at("/item/round").asInt()).isEqualTo(2);
  }

  @Test
  void S3_an_edit_names_what_it_changed() {
    JsonNode page = created(boss, wish("Typo", anna.id(), "company"));
    String edited =
        wish("Right", mei.id(), "company").replace("\"title\"", "\"version\":1,\"title\"");
    JsonNode after = ok(boss.put(path(page), edited));
    assertThat(after.at("/history/0/event").asString()).isEqualTo("edited");
    assertThat(after.at("/history/0/details/title").asString()).isEqualTo("Typo → Right");
    assertThat(after.at("/history/0/details/ownerId").asString())
        .isEqualTo(anna.id() + " → " + mei.id());
    assertThat(after.at("/history/0/details").size()).isEqualTo(2);
    assertThat(Browser.text(meis.get("/api/notices"))).contains("Right");
  }

  @Test
  void S2_an_item_is_seen_by_owner_creator_managers_of_the_unit_and_whoever_sees_everything() {
    JsonNode page = created(boss, wish("Secret of the east", anna.id(), "unit:" + east.id()));
    for (Browser insider : new Browser[] {boss, annas, meis}) {
      ok(insider.get(path(page)));
      assertThat(Browser.text(insider.get("/api/improvements"))).contains("Secret of the east");
    }
    assertThat(Browser.text(westerner.get("/api/improvements"))).doesNotContain("Secret");
    refused(westerner.get(path(page)), 404, "not_found");
    refused(westerner.post(path(page) + "/done", step(1, "")), 404, "not_found");
    refused(
        westerner.put(path(page), wish("Mine", anna.id(), "unit:" + west.id())), 404, "not_found");
  }

  @Test
  void S2_an_item_is_made_about_what_one_sees_and_for_whom_one_sees() {
    refused(
        annas.post("/api/improvements", wish("All", anna.id(), "company")), 422, "out_of_scope");
    refused(
        annas.post("/api/improvements", wish("Team", anna.id(), "unit:" + east.id())),
        422,
        "out_of_scope");
    refused(
        meis.post("/api/improvements", wish("West", mei.id(), "unit:" + west.id())),
        422,
        "out_of_scope");
    refused(
        westerner.post("/api/improvements", wish("Hers", anna.id(), "unit:" + west.id())),
        422,
        "owner_out_of_scope");
    created(meis, wish("Team of Mei", anna.id(), "unit:" + east.id()));
    JsonNode choices = ok(annas.get("/api/improvements/choices"));
    assertThat(choices.at("/people")).hasSize(1);
    assertThat(choices.at("/nodes")).isEmpty();
    assertThat(ok(boss.get("/api/improvements/choices")).at("/nodes")).hasSize(3);
  }

  @Test
  void the_preview_says_what_the_window_can_show() {
    LocalDate today = day.today();
    String days =
        "&baselineFrom=%s&baselineTo=%s".formatted(today.minusDays(90), today.minusDays(1));
    JsonNode preview =
        ok(
            boss.get(
                "/api/improvements/preview?measure=conversion&where=node:needs&where=region:East"
                    + "&windowDays=90&kind=points&wanted=0.1"
                    + days));
    assertThat(preview.at("/figure/value").isString()).isTrue();
    assertThat(preview.at("/figure/value").asString()).isEqualTo("0.25");
    assertThat(preview.at("/expected").asLong()).isEqualTo(120);
    assertThat(preview.at("/chance").asDouble()).isBetween(0.5, 0.6);
    assertThat(preview.at("/sentence/en").asString())
        .contains("about 120 cases")
        .contains("+10.0 points");
    refused(
        boss.get("/api/improvements/preview?measure=average_order_value&wanted=0.1" + days),
        422,
        "measure_cannot_be_judged");
    refused(
        boss.get("/api/improvements/preview?measure=conversion&wanted=-1" + days),
        422,
        "invalid_wanted");
    refused(
        boss.get("/api/improvements/preview?measure=conversion&wanted=0.1&where=mood:good" + days),
        422,
        "invalid_condition");
    refused(
        boss.get("/api/improvements/preview?measure=conversion&wanted=0.1&kind=some" + days),
        422,
        "invalid_kind");
  }

  @Test
  void the_list_is_narrowed_by_state_and_owner() {
    created(boss, wish("For Anna", anna.id(), "company"));
    JsonNode closing = created(boss, wish("For Mei", mei.id(), "company"));
    ok(boss.post(path(closing) + "/close", step(1, ",\"reason\":\"Done elsewhere\"")));
    assertThat(Browser.text(boss.get("/api/improvements?state=closed")))
        .contains("For Mei")
        .doesNotContain("For Anna");
    assertThat(Browser.text(annas.get("/api/improvements?owner=me")))
        .contains("For Anna")
        .doesNotContain("For Mei");
  }

  @Test
  void S6_a_notice_is_for_its_account_alone_and_read_once() {
    annas.post("/api/notices/read", "{\"all\":true}");
    created(boss, wish("Heard by Anna", anna.id(), "company"));
    JsonNode inbox = ok(annas.get("/api/notices?unread=true"));
    assertThat(inbox.at("/unread").asInt()).isEqualTo(1);
    JsonNode notice = inbox.at("/notices/0");
    assertThat(notice.at("/kind").asString()).isEqualTo("assigned");
    assertThat(notice.at("/text").asString())
        .isEqualTo(
            "Name of boss made you the owner of \"Heard by Anna\", due %s"
                .formatted(day.today().plusDays(10)));
    assertThat(Browser.text(westerner.get("/api/notices"))).doesNotContain("Heard");
    String ids = "{\"ids\":[%d]}".formatted(notice.at("/id").asLong());
    westerner.post("/api/notices/read", ids);
    assertThat(ok(annas.get("/api/notices")).at("/unread").asInt()).isEqualTo(1);
    assertThat(annas.post("/api/notices/read", ids).getStatus()).isEqualTo(204);
    assertThat(ok(annas.get("/api/notices")).at("/unread").asInt()).isZero();
    assertThat(ok(annas.get("/api/notices")).at("/notices/0/read").asBoolean()).isTrue();
  }
}
