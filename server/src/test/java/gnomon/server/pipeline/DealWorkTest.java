package gnomon.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.Browser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** P1, S5: opening deals, describing them, handing them over, and what holds them up. */
class DealWorkTest extends SalesFloor {

  @Autowired Deals deals;

  private JsonNode opened(Browser browser, String more) {
    return done(browser.post("/api/deals", body("{'id':'%s'%s}".formatted(id(), more))), 201);
  }

  private JsonNode done(MockHttpServletResponse answer, int status) {
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(status);
    return read(answer);
  }

  private String refused(MockHttpServletResponse answer, int status) {
    return done(answer, status).get("code").asString();
  }

  private JsonNode described(Browser browser, JsonNode deal, String more) {
    return done(
        browser.put(
            "/api/deals/" + deal.get("id").asLong(),
            body(
                "{'id':'%s','version':%d,'name':'%s'%s}"
                    .formatted(
                        id(), deal.get("version").asInt(), deal.get("name").asString(), more))),
        200);
  }

  private String pipelineOf(long deal) {
    return owner()
        .one(
            "select concat_ws(' ', sum(amount), sum(quantity),"
                + " coalesce(sum(sign(quantity)) filter (where estimated), 0))"
                + " from ledger_entry where deal_id = ? and kind = 'pipeline_changed'",
            deal);
  }

  @Test
  void P1_a_deal_is_opened_at_a_node_with_its_facts_once_for_each_id() {
    Browser anna = browserOf("anna");
    String wish =
        body(
            "{'id':'%s','customerId':%d,'productId':%d,'channel':'web','node':'needs'}"
                .formatted(id(), acme, gtx));
    JsonNode deal = done(anna.post("/api/deals", wish), 201);
    assertThat(deal.get("name").asString()).isEqualTo("Acme · GTX");
    assertThat(deal.get("amount").asString()).isEqualTo("500.00");
    assertThat(deal.get("estimated").asBoolean()).isTrue();
    assertThat(deal.get("owner").get("name").asString()).isEqualTo("Anna Lee");
    long number = deal.get("id").asLong();
    assertThat(standing(number, "node_entered"))
        .containsExactly("needs - 50000 0 t " + eastTeam.id());
    assertThat(pipelineOf(number)).isEqualTo("50000 1 1");
    long entries = entries();
    assertThat(done(anna.post("/api/deals", wish), 201).get("id").asLong()).isEqualTo(number);
    assertThat(entries()).isEqualTo(entries);
    assertThat(refused(anna.post("/api/deals", wish.replace("web", "fair")), 409))
        .isEqualTo("command_reused");
  }

  @Test
  void P1_a_customer_that_nobody_knows_is_made_with_the_deal() {
    Browser anna = browserOf("anna");
    JsonNode first = opened(anna, ",'customerName':'Umbra'");
    JsonNode second = opened(anna, ",'customerName':'Umbra','name':'Again'");
    assertThat(second.get("customer").get("id").asLong())
        .isEqualTo(first.get("customer").get("id").asLong());
    assertThat(anna.get("/api/customers/" + first.get("customer").get("id")).getStatus())
        .isEqualTo(200);
    assertThat(refused(anna.post("/api/deals", body("{'id':'%s'}".formatted(id()))), 422))
        .isEqualTo("name_missing");
  }

  @Test
  void S2_sellers_open_deals_of_their_own_and_managers_for_their_people() {
    String forBea = ",'name':'For Bea','ownerId':" + beaOde.id();
    String wish = body("{'id':'%s'%s}".formatted(id(), forBea));
    assertThat(refused(browserOf("anna").post("/api/deals", wish), 422)).isEqualTo("not_yours");
    JsonNode deal = opened(browserOf("max"), forBea);
    assertThat(deal.get("owner").get("name").asString()).isEqualTo("Bea Ode");
    assertThat(
            refused(
                browserOf("max")
                    .post(
                        "/api/deals",
                        body("{'id':'%s','name':'x','ownerId':%d}".formatted(id(), wimLund.id()))),
                422))
        .isEqualTo("unknown_person");
    assertThat(
            refused(
                browserOf("ada").post("/api/deals", body("{'id':'%s','name':'x'}".formatted(id()))),
                422))
        .isEqualTo("owner_missing");
  }

  @Test
  void P1_a_changed_amount_goes_into_the_open_pipeline_as_its_difference() {
    Browser anna = browserOf("anna");
    JsonNode deal = opened(anna, ",'customerId':%d,'productId':%d".formatted(acme, gtx));
    long number = deal.get("id").asLong();
    deal = described(anna, deal, ",'amount':'700','productId':%d".formatted(gtx));
    assertThat(pipelineOf(number)).isEqualTo("70000 1 0");
    deal = described(anna, deal, ",'amount':'650.25','productId':%d".formatted(gtx));
    assertThat(pipelineOf(number)).isEqualTo("65025 1 0");
    long entries = entries();
    deal =
        described(anna, deal, ",'amount':'650.25','productId':%d,'channel':'web'".formatted(gtx));
    assertThat(entries()).as("what it is called is no fact").isEqualTo(entries);
    deal = described(anna, deal, ",'amount':null,'productId':%d".formatted(gtx));
    assertThat(pipelineOf(number)).isEqualTo("50000 1 1");
    int version = deal.get("version").asInt();
    JsonNode won =
        done(
            anna.post(
                "/api/deals/" + number + "/moves",
                body("{'id':'%s','version':%d,'to':'won','amount':'9'}".formatted(id(), version))),
            200);
    assertThat(pipelineOf(number)).isEqualTo("0 0 0");
    assertThat(
            refused(
                anna.put(
                    "/api/deals/" + number,
                    body(
                        "{'id':'%s','version':%d,'name':'x','amount':'10','productId':%d}"
                            .formatted(id(), won.get("version").asInt(), gtx))),
                409))
        .isEqualTo("closed");
  }

  @Test
  void P1_a_deal_that_is_handed_over_leaves_its_figures_where_they_were() {
    Browser ada = browserOf("ada");
    JsonNode deal = opened(ada, ",'name':'Handed','amount':'100','ownerId':" + annaLee.id());
    long number = deal.get("id").asLong();
    String east = " " + eastTeam.id();
    String west = " " + westTeam.id();
    JsonNode handed =
        done(
            ada.post(
                "/api/deals/" + number + "/owner",
                body(
                    "{'id':'%s','version':%d,'personId':%d}"
                        .formatted(id(), deal.get("version").asInt(), wimLund.id()))),
            200);
    assertThat(handed.get("owner").get("name").asString()).isEqualTo("Wim Lund");
    assertThat(browserOf("anna").get("/api/deals/" + number).getStatus()).isEqualTo(404);
    Browser wim = browserOf("wim");
    done(
        wim.post(
            "/api/deals/" + number + "/moves",
            body(
                "{'id':'%s','version':%d,'to':'won'}"
                    .formatted(id(), handed.get("version").asInt()))),
        200);
    assertThat(standing(number, "node_entered"))
        .containsExactly("lead - 10000 0 f" + east, "after_sales lead 10000 0 f" + west);
    assertThat(standing(number, "signed")).containsExactly("- - 10000 1 f" + west);
    assertThat(standing(number, "pipeline_changed"))
        .containsExactly("- - 10000 1 f" + east, "- - -10000 -1 f" + east);
  }

  /** What an import does at its end; the answer is how much the ledger had to be changed. */
  private int restate(long deal) {
    return deals
        .post(
            EVERYTHING,
            List.of(deals.find(EVERYTHING, deal).orElseThrow().key()),
            new Circumstances(organization.people(EVERYTHING), organization.units(EVERYTHING), 90),
            _ -> new Recording.Now())
        .posted();
  }

  @Test
  void P1_an_import_of_a_deal_that_was_worked_on_here_restates_only_what_it_changes() {
    Browser ada = browserOf("ada");
    JsonNode deal =
        opened(ada, ",'name':'Imported','productId':%d,'ownerId':%d".formatted(gtx, annaLee.id()));
    long number = deal.get("id").asLong();
    deal = described(ada, deal, ",'amount':'700','productId':%d".formatted(gtx));
    deal = described(ada, deal, ",'amount':'650','productId':%d".formatted(gtx));
    ada.post(
        "/api/deals/" + number + "/owner",
        body(
            "{'id':'%s','version':%d,'personId':%d}"
                .formatted(id(), deal.get("version").asInt(), wimLund.id())));
    assertThat(restate(number)).as("nothing new").isZero();
    Deal known = deals.find(EVERYTHING, number).orElseThrow();
    deals.change(EVERYTHING, List.of(known.described("Imported", 90_000L, gtx, known.channel())));
    assertThat(restate(number)).as("the last change led to another amount").isEqualTo(2);
    assertThat(pipelineOf(number)).isEqualTo("90000 1 0");
    assertThat(standing(number, "pipeline_changed"))
        .allMatch(fact -> fact.endsWith(" " + eastTeam.id()));
    MockHttpServletResponse stale =
        ada.post(
            "/api/deals/" + number + "/moves",
            body(
                "{'id':'%s','version':%d,'to':'won'}"
                    .formatted(id(), deal.get("version").asInt())));
    assertThat(refused(stale, 409)).as("the import was a change too").isEqualTo("stale_version");
  }

  @Test
  void C3_reopening_a_first_order_of_long_ago_makes_the_customer_new_again() {
    long umbra = aCustomer("Penumbra", "retail", "A", annaLee, eastTeam);
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    deals.add(
        EVERYTHING,
        List.of(
            aDealOf(umbra, "first", today.minusDays(300), today.minusDays(200)),
            aDealOf(umbra, "later", today.minusDays(50), null)));
    owner()
        .execute(
            "update customer_customer set first_order_on = ? where id = ?",
            today.minusDays(200),
            umbra);
    deals
        .byKeys(EVERYTHING, List.of("crm/first", "crm/later"))
        .values()
        .forEach(one -> restate(one.id()));
    long first =
        java.util.Objects.requireNonNull(
                deals.byKeys(EVERYTHING, List.of("crm/first")).get("crm/first"))
            .id();
    long later =
        java.util.Objects.requireNonNull(
                deals.byKeys(EVERYTHING, List.of("crm/later")).get("crm/later"))
            .id();
    assertThat(newness(later)).containsOnly("existing");
    Browser anna = browserOf("anna");
    done(
        anna.post(
            "/api/deals/" + first + "/moves",
            body(
                "{'id':'%s','version':%d,'to':'signing'}"
                    .formatted(id(), deal(anna, first).get("version").asInt()))),
        200);
    assertThat(newness(later)).containsOnly("new");
    assertThat(restate(first) + restate(later)).isZero();
  }

  private Deal aDealOf(long customer, String key, LocalDate opened, @Nullable LocalDate won) {
    return new Deal(
        0,
        "crm/" + key,
        key,
        customer,
        annaLee.id(),
        eastTeam.id(),
        gtx,
        null,
        won == null ? Node.NEEDS : Node.AFTER_SALES,
        won == null ? Deal.State.OPEN : Deal.State.WON,
        10_000L,
        opened,
        won,
        null);
  }

  private List<String> newness(long deal) {
    return owner()
        .rows(
            "select distinct newness from ledger_entry e where deal_id = ? and sign = 1"
                + " and not exists (select from ledger_entry r where r.reverses = e.id)",
            deal)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  @Test
  void S2_a_seller_hands_a_deal_to_a_colleague_and_no_longer_sees_it() {
    Browser anna = browserOf("anna");
    JsonNode deal = opened(anna, ",'name':'Given away'");
    String path = "/api/deals/" + deal.get("id").asLong() + "/owner";
    int version = deal.get("version").asInt();
    String order = "{'id':'%s','version':%d,'personId':%d}";
    assertThat(refused(anna.post(path, body(order.formatted(id(), version, wimLund.id()))), 422))
        .isEqualTo("unknown_person");
    String toBea = body(order.formatted(id(), version, beaOde.id()));
    assertThat(anna.post(path, toBea).getStatus()).isEqualTo(204);
    assertThat(anna.post(path, toBea).getStatus()).as("the same command again").isEqualTo(204);
    assertThat(deal(browserOf("bea"), deal.get("id").asLong()).get("name").asString())
        .isEqualTo("Given away");
  }

  @Test
  void P1_a_stay_carries_what_holds_the_deal_up_until_that_is_solved() {
    Browser anna = browserOf("anna");
    JsonNode deal = opened(anna, ",'name':'Held up','node':'objections'");
    String path = "/api/deals/" + deal.get("id").asLong() + "/blockers";
    String order = body("{'id':'%s','reason':'budget','text':'waits for June'}".formatted(id()));
    done(anna.post(path, order), 200);
    JsonNode held = done(anna.post(path, order), 200);
    assertThat(held.get("blockers")).hasSize(1);
    JsonNode blocker = held.get("blockers").get(0);
    assertThat(blocker.get("node").asString()).isEqualTo("objections");
    assertThat(blocker.get("reason").get("name").get("zh").asString()).isEqualTo("预算未落实");
    assertThat(names(anna, "?blocked=true")).containsExactly("Held up");
    assertThat(names(anna, "?reason=budget")).containsExactly("Held up");
    String solve = "/api/blockers/" + blocker.get("id").asLong() + "/solve";
    String command = body("{'id':'%s'}".formatted(id()));
    assertThat(browserOf("bea").post(solve, command).getStatus()).isEqualTo(404);
    JsonNode solved = done(anna.post(solve, command), 200);
    assertThat(solved.get("blockers").get(0).get("solvedOn").isNull()).isFalse();
    done(anna.post(solve, command), 200);
    assertThat(names(anna, "?blocked=true")).isEmpty();
    assertThat(refused(anna.post(path, body("{'id':'%s','reason':'moon'}".formatted(id()))), 422))
        .isEqualTo("unknown_reason");
  }

  private List<String> names(Browser browser, String query) {
    List<String> names = new ArrayList<>();
    read(browser.get("/api/deals" + query))
        .get("rows")
        .forEach(row -> names.add(row.get("name").asString()));
    return names;
  }

  @Test
  void P1_operations_maintain_the_lists_of_reasons() {
    Browser ada = browserOf("ada");
    String path = "/api/pipeline/reasons/loss/";
    assertThat(
            ada.put(path + "too_far", body("{'name':{'zh':'太远','en':'Too far'},'active':true}"))
                .getStatus())
        .isEqualTo(204);
    assertThat(
            ada.put(path + "terms", body("{'name':{'zh':'条款','en':'Terms'},'active':false}"))
                .getStatus())
        .isEqualTo(204);
    JsonNode lists = read(browserOf("anna").get("/api/pipeline/reasons"));
    assertThat(lists.get("loss").get(lists.get("loss").size() - 1).get("code").asString())
        .isEqualTo("too_far");
    Browser anna = browserOf("anna");
    JsonNode deal = opened(anna, ",'name':'Terms'");
    assertThat(
            refused(
                anna.post(
                    "/api/deals/" + deal.get("id").asLong() + "/moves",
                    body(
                        "{'id':'%s','version':%d,'to':'lost','reason':'terms'}"
                            .formatted(id(), deal.get("version").asInt()))),
                422))
        .isEqualTo("unknown_reason");
    assertThat(
            refused(
                ada.put(path + "Bad-Code", body("{'name':{'zh':'x','en':'x'},'active':true}")),
                422))
        .isEqualTo("invalid_code");
  }

  @Test
  void S5_a_view_is_ones_own_until_it_is_shared() {
    Browser anna = browserOf("anna");
    Browser bea = browserOf("bea");
    String wish =
        body(
            "{'id':'%s','page':'deals','name':'Mine','query':'?node=lead','shared':false}"
                .formatted(id()));
    String shared =
        body(
            "{'id':'%s','page':'deals','name':'Ours','query':'?blocked=true','shared':true}"
                .formatted(id()));
    long mine = done(anna.post("/api/views", wish), 201).get("id").asLong();
    assertThat(done(anna.post("/api/views", wish), 201).get("id").asLong()).isEqualTo(mine);
    assertThat(refused(anna.post("/api/views", wish.replace("Mine", "Other")), 409))
        .isEqualTo("command_reused");
    done(anna.post("/api/views", shared), 201);
    assertThat(read(anna.get("/api/views?page=deals"))).hasSize(2);
    JsonNode others = read(bea.get("/api/views?page=deals"));
    assertThat(others).hasSize(1);
    assertThat(others.get(0).get("mine").asBoolean()).isFalse();
    assertThat(bea.delete("/api/views/" + mine).getStatus()).isEqualTo(404);
    assertThat(anna.delete("/api/views/" + mine).getStatus()).isEqualTo(204);
    assertThat(read(anna.get("/api/views?page=deals"))).hasSize(1);
  }

  @Test
  void S2_choices_of_people_are_those_in_scope() {
    assertThat(people(browserOf("anna"))).containsExactly("Anna Lee", "Bea Ode", "Max Moor");
    assertThat(people(browserOf("max"))).containsExactly("Anna Lee", "Bea Ode", "Max Moor");
    assertThat(people(browserOf("ada"))).contains("Wim Lund");
  }

  private List<String> people(Browser browser) {
    List<String> names = new ArrayList<>();
    read(browser.get("/api/pipeline/choices"))
        .get("people")
        .forEach(person -> names.add(person.get("name").asString()));
    return names;
  }
}
