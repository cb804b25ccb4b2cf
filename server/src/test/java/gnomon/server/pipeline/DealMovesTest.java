package gnomon.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import gnomon.engine.pipeline.Node;
import gnomon.server.Browser;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** P1: every entry into a node and every exit from it is timed, and told to the ledger once. */
class DealMovesTest extends SalesFloor {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Deals deals;

  /** Anna's open deal at needs since ten days, worth the list price of 500.00 by estimate. */
  private long aDeal(@Nullable Long amount) {
    String key = "crm/m" + NUMBER.incrementAndGet();
    LocalDate opened = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).minusDays(10);
    deals.add(
        EVERYTHING,
        List.of(
            new Deal(
                0,
                key,
                "Deal " + key,
                acme,
                annaLee.id(),
                eastTeam.id(),
                gtx,
                "direct",
                Node.NEEDS,
                Deal.State.OPEN,
                amount,
                opened,
                null,
                null)));
    restate(key);
    return java.util.Objects.requireNonNull(deals.byKeys(EVERYTHING, List.of(key)).get(key)).id();
  }

  /** What an import does at its end; the answer is how much the ledger had to be changed. */
  private int restate(String key) {
    return deals
        .post(
            EVERYTHING,
            List.of(key),
            new Circumstances(organization.people(EVERYTHING), organization.units(EVERYTHING), 90),
            _ -> new Recording.Now())
        .posted();
  }

  private int restate(long deal) {
    return restate(deals.find(EVERYTHING, deal).orElseThrow().key());
  }

  private static String move(String to, int version, String more) {
    return body("{'id':'%s','version':%d,'to':'%s'%s}".formatted(id(), version, to, more));
  }

  private MockHttpServletResponse move(Browser browser, long deal, String to, String more) {
    int version = deal(browser, deal).get("version").asInt();
    return browser.post("/api/deals/" + deal + "/moves", move(to, version, more));
  }

  private void moved(Browser browser, long deal, String to, String more) {
    MockHttpServletResponse answer = move(browser, deal, to, more);
    assertThat(answer.getStatus()).as(Browser.text(answer)).isEqualTo(200);
  }

  private String east() {
    return " " + eastTeam.id();
  }

  @Test
  void P1_a_move_forward_leaves_one_node_and_enters_the_next_with_the_value_then() {
    Browser anna = browserOf("anna");
    long deal = aDeal(null);
    moved(anna, deal, "proposal", ",'text':'sent the case'");
    assertThat(standing(deal, "node_left")).containsExactly("needs - 0 0 f" + east());
    assertThat(standing(deal, "node_entered"))
        .containsExactly("needs - 50000 0 t" + east(), "proposal needs 50000 0 t" + east());
    assertThat(
            owner()
                .one(
                    "select seconds from ledger_entry where deal_id = ? and kind = 'node_entered'"
                        + " and node = 'proposal'",
                    deal))
        .isEqualTo("" + 10 * 86_400);
    assertThat(deal(anna, deal).get("node").asString()).isEqualTo("proposal");
    assertThat(restate(deal)).as("an import of the same deal finds nothing to change").isZero();
  }

  @Test
  void P1_a_deal_may_enter_the_same_node_twice_on_one_day() {
    Browser anna = browserOf("anna");
    long deal = aDeal(70_000L);
    for (String to : List.of("signing", "objections", "signing", "lead")) {
      moved(anna, deal, to, "");
    }
    assertThat(standing(deal, "node_entered"))
        .containsExactly(
            "needs - 70000 0 f" + east(),
            "signing needs 70000 0 f" + east(),
            "objections signing 70000 0 f" + east(),
            "signing objections 70000 0 f" + east(),
            "lead signing 70000 0 f" + east());
    assertThat(deal(anna, deal).get("visits")).hasSize(5);
    assertThat(restate(deal)).isZero();
  }

  @Test
  void P1_winning_needs_the_amount_and_says_what_was_signed() {
    Browser anna = browserOf("anna");
    long deal = aDeal(null);
    MockHttpServletResponse refused = move(anna, deal, "won", "");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(read(refused).get("code").asString()).isEqualTo("amount_missing");
    moved(anna, deal, "won", ",'amount':'612.50'");
    assertThat(standing(deal, "deal_won")).containsExactly("- - 61250 0 f" + east());
    assertThat(standing(deal, "signed")).containsExactly("- - 61250 1 f" + east());
    assertThat(standing(deal, "node_entered").getLast())
        .isEqualTo("after_sales needs 61250 0 f" + east());
    assertThat(pipelineOf(deal)).isEqualTo("0 0 0");
    assertThat(restate(deal)).isZero();
    assertThat(
            owner()
                .one(
                    "select first_order_on = current_date or first_order_on is not null from customer_customer where id = ?",
                    acme))
        .isEqualTo("t");
  }

  /** Amount, quantity and estimates that a deal has left in the open pipeline. */
  private String pipelineOf(long deal) {
    return owner()
        .one(
            "select concat_ws(' ', sum(amount), sum(quantity),"
                + " coalesce(sum(sign(quantity)) filter (where estimated), 0))"
                + " from ledger_entry where deal_id = ? and kind = 'pipeline_changed'",
            deal);
  }

  @Test
  void P1_losing_needs_a_reason_of_the_list() {
    Browser anna = browserOf("anna");
    long deal = aDeal(70_000L);
    assertThat(read(move(anna, deal, "lost", "")).get("code").asString())
        .isEqualTo("reason_missing");
    assertThat(read(move(anna, deal, "lost", ",'reason':'bad luck'")).get("code").asString())
        .isEqualTo("unknown_reason");
    moved(anna, deal, "lost", ",'reason':'no_industry_case'");
    assertThat(
            owner()
                .one(
                    "select node || ' ' || reason from ledger_entry where deal_id = ? and kind = 'deal_lost'",
                    deal))
        .isEqualTo("needs no_industry_case");
    assertThat(pipelineOf(deal)).isEqualTo("0 0 0");
    assertThat(deal(anna, deal).get("lossReasonName").get("zh").asString()).isEqualTo("方案缺乏行业案例");
    assertThat(restate(deal)).isZero();
  }

  @Test
  void P1_reopening_takes_back_that_it_was_won() {
    Browser anna = browserOf("anna");
    long deal = aDeal(70_000L);
    moved(anna, deal, "won", "");
    assertThat(read(move(anna, deal, "lost", ",'reason':'price'")).get("code").asString())
        .isEqualTo("already_closed");
    moved(anna, deal, "objections", "");
    for (String kind : List.of("deal_won", "signed", "deal_lost")) {
      assertThat(standing(deal, kind)).as(kind).isEmpty();
    }
    assertThat(standing(deal, "node_entered"))
        .containsExactly("needs - 70000 0 f" + east(), "objections needs 70000 0 f" + east());
    assertThat(pipelineOf(deal)).isEqualTo("70000 1 0");
    assertThat(restate(deal)).isZero();
    moved(anna, deal, "lost", ",'reason':'price'");
    assertThat(pipelineOf(deal)).isEqualTo("0 0 0");
    assertThat(restate(deal)).isZero();
    moved(anna, deal, "needs", "");
    moved(anna, deal, "won", ",'amount':'800'");
    assertThat(standing(deal, "signed")).containsExactly("- - 80000 1 f" + east());
    assertThat(pipelineOf(deal)).isEqualTo("0 0 0");
    assertThat(restate(deal)).isZero();
  }

  @Test
  void P1_a_move_does_not_restate_what_was_true_of_the_customer_then() {
    Browser anna = browserOf("anna");
    long deal = aDeal(70_000L);
    owner().execute("update customer_customer set tier = 'B' where id = ?", acme);
    try {
      moved(anna, deal, "lost", ",'reason':'price'");
      assertThat(
              owner()
                  .rows(
                      "select kind, tier, sign from ledger_entry where deal_id = ? order by id",
                      deal)
                  .stream()
                  .map(row -> String.join(" ", row)))
          .containsExactly(
              "node_entered A 1",
              "pipeline_changed A 1",
              "node_left B 1",
              "pipeline_changed A 1",
              "deal_lost B 1");
      assertThat(restate(deal)).as("an import states the past as it is known now").isPositive();
      assertThat(pipelineOf(deal)).isEqualTo("0 0 0");
    } finally {
      owner().execute("update customer_customer set tier = 'A' where id = ?", acme);
    }
  }

  @Test
  void S7_the_same_command_twice_moves_once_and_with_another_wish_is_refused() {
    Browser anna = browserOf("anna");
    long deal = aDeal(70_000L);
    int version = deal(anna, deal).get("version").asInt();
    String order = move("proposal", version, "");
    String path = "/api/deals/" + deal + "/moves";
    assertThat(anna.post(path, order).getStatus()).isEqualTo(200);
    long entries = entries();
    MockHttpServletResponse again = anna.post(path, order);
    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(read(again).get("node").asString()).isEqualTo("proposal");
    assertThat(entries()).isEqualTo(entries);
    MockHttpServletResponse other = anna.post(path, order.replace("proposal", "signing"));
    assertThat(other.getStatus()).isEqualTo(409);
    assertThat(read(other).get("code").asString()).isEqualTo("command_reused");
    MockHttpServletResponse stale = anna.post(path, move("signing", version, ""));
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(read(stale).get("code").asString()).isEqualTo("stale_version");
    assertThat(read(stale).get("detail").asString()).contains("Name of anna");
  }

  @Test
  void S2_each_moves_what_they_may_see_and_finance_nothing() {
    long deal = aDeal(70_000L);
    String wish = move("proposal", 1, "");
    String path = "/api/deals/" + deal + "/moves";
    String before = owner().digest();
    assertThat(browserOf("bea").post(path, wish).getStatus()).isEqualTo(404);
    assertThat(browserOf("wim").post(path, wish).getStatus()).isEqualTo(404);
    assertThat(browserOf("finn").post(path, wish).getStatus()).isEqualTo(403);
    assertThat(owner().digest()).isEqualTo(before);
    moved(browserOf("max"), deal, "proposal", "");
    moved(browserOf("ada"), deal, "signing", "");
    assertThat(standing(deal, "node_entered")).allMatch(fact -> fact.endsWith(east()));
    assertThat(deal(browserOf("finn"), deal).get("can").get("change").asBoolean()).isFalse();
    assertThat(deal(browserOf("anna"), deal).get("can").get("change").asBoolean()).isTrue();
  }
}
