package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * P2, R5: the loop closes in the demo company. The funnel names the bottleneck, one click makes an
 * improvement item of it, deals of the following weeks are worked, and the night that the window
 * has ended the system judges: one item had its effect, one had none and is open again, one has too
 * few cases.
 */
@OnStage
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopTest {

  private static final LocalDate FOUND = LocalDate.of(2026, 11, 25);
  private static final LocalDate WORKED = FOUND.plusDays(40);
  private static final LocalDate JUDGED = FOUND.plusDays(95);
  private static final Path SCREENS =
      Path.of(System.getProperty("gnomon.screens", "target/pictures"));

  private static final String BETTER = "Proposals open with a case of the customer's trade";
  private static final String SAME = "Ask three questions before the demonstration";
  private static final String FEW = "One team tries a shorter proposal";

  private final Stage stage;

  LoopTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  @Order(1)
  void the_funnel_finds_the_bottleneck_and_one_click_makes_an_item_of_it() {
    try (RunningGnomon gnomon = stage.group(FOUND)) {
      try (Visit visit = signedIn(gnomon, "zh")) {
        visit.open("/funnel?line=教育");
        visit.page().getByText("瓶颈：方案呈现").first().waitFor();
        visit.takePicture(SCREENS.resolve("loop-1-funnel-zh.png"));
        visit.link("发起改善项").click();
        visit.settle();
        createAs(visit, BETTER);
        markDone(visit);
      }
      try (Visit visit = signedIn(gnomon, "en")) {
        visit.open("/funnel?line=教育");
        visit.page().getByText("Bottleneck: ").first().waitFor();
        visit.takePicture(SCREENS.resolve("loop-1-funnel-en.png"));
        create(visit, SAME, "where=node:needs&where=product_line:消费品&wanted=25");
        create(visit, FEW, "where=node:proposal&where=product_line:医疗设备&wanted=10");
        assertThat(visit.complaints()).isEmpty();
      }
    }
  }

  private Visit signedIn(RunningGnomon gnomon, String language) {
    Visit visit = stage.visit(gnomon, Screen.desktop(language));
    visit.open("/sign-in");
    visit.signIn("vp", RunningGnomon.PASSWORD);
    return visit;
  }

  private static void create(Visit visit, String title, String rest) {
    visit.open(
        "/improvements/new?measure=conversion&kind=points&windowDays=90&baselineFrom=%s&baselineTo=%s&%s"
            .formatted(FOUND.minusDays(365), FOUND.minusDays(1), rest));
    createAs(visit, title);
    markDone(visit);
  }

  private static void createAs(Visit visit, String title) {
    visit.field(visit.said("标题", "Title")).fill(title);
    visit.page().getByText(visit.said("基线期的数值", "In the baseline")).first().waitFor();
    visit.button(visit.said("创建", "Create")).click();
    visit.heading(title).waitFor();
  }

  private static void markDone(Visit visit) {
    visit.button(visit.said("标记完成", "Mark as done")).click();
    Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON).last().click();
    visit.page().getByText(visit.said("观察中", "Watched")).first().waitFor();
  }

  @Test
  @Order(2)
  void deals_of_the_following_weeks_are_worked() {
    try (RunningGnomon gnomon = stage.group(WORKED)) {
      Api sales = new Api(gnomon.address(), gnomon.token("admin"));
      JsonNode choices = sales.get("/api/pipeline/choices");
      work(sales, choices, "教育", "proposal", 44, 28);
      work(sales, choices, "消费品", "needs", 60, 36);
      work(sales, choices, "医疗设备", "proposal", 3, 2);
    }
  }

  /** Opens deals at a node; some go on to the next one, the others are lost. */
  private static void work(
      Api sales, JsonNode choices, String line, String node, int entered, int forward) {
    long product = idOf(choices.get("products"), "line", line);
    long owner = choices.get("people").get(0).get("id").asLong();
    for (int i = 0; i < entered; i++) {
      JsonNode deal =
          sales.post(
              "/api/deals",
              """
              {"id": "%s", "name": "%s %s %d", "productId": %d, "ownerId": %d, "node": "%s",
               "amount": "80000"}
              """
                  .formatted(UUID.randomUUID(), line, node, i, product, owner, node));
      String next = node.equals("needs") ? "proposal" : "objections";
      String outcome =
          i < forward
              ? "\"to\": \"%s\"".formatted(next)
              : "\"to\": \"lost\", \"reason\": \"%s\"".formatted("no_response");
      sales.post(
          "/api/deals/%d/moves".formatted(deal.get("id").asLong()),
          "{\"id\": \"%s\", \"version\": %d, %s}"
              .formatted(UUID.randomUUID(), deal.get("version").asInt(), outcome));
    }
  }

  private static long idOf(JsonNode list, String field, String value) {
    for (JsonNode each : list) {
      if (value.equals(each.get(field).asString())) {
        return each.get("id").asLong();
      }
    }
    throw new AssertionError("There is no " + value + " in " + list);
  }

  @Test
  @Order(3)
  void the_night_judges_each_by_its_figure() {
    try (RunningGnomon gnomon = stage.group(JUDGED)) {
      Api vp = new Api(gnomon.address(), gnomon.token("vp"));
      assertJudged(vp, BETTER, "effective", "effective");
      assertJudged(vp, SAME, "open", "no_effect");
      assertJudged(vp, FEW, "undecided", "undecided");
      for (String language : List.of("zh", "en")) {
        try (Visit visit = signedIn(gnomon, language)) {
          visit.open("/improvements");
          assertThat(visit.main()).containsText(BETTER);
          visit.takePicture(SCREENS.resolve("loop-3-improvements-%s.png".formatted(language)));
          visit.page().getByText(BETTER).first().click();
          visit.heading(BETTER).waitFor();
          visit.settle();
          assertThat(visit.main()).containsText(visit.said("90% 区间", "90% interval"));
          visit.takeWholePicture(SCREENS.resolve("loop-3-effective-%s.png".formatted(language)));
          visit.open("/improvements");
          visit.page().getByText(SAME).first().click();
          visit.heading(SAME).waitFor();
          assertThat(visit.main()).containsText(visit.said("第 2 轮", "Round 2"));
          assertThat(visit.complaints()).isEmpty();
        }
      }
      JsonNode notices = vp.get("/api/notices").get("notices");
      assertThat(notices.toString()).contains(BETTER).contains(SAME).contains(FEW);
    }
  }

  private static void assertJudged(Api vp, String title, String state, String verdict) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    JsonNode item = itemNamed(vp, title);
    while (item.get("lastVerdict").isNull() && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(200_000_000L);
      item = itemNamed(vp, title);
    }
    assertThat(item.get("lastVerdict").asString()).as(item.toString()).isEqualTo(verdict);
    assertThat(item.get("state").asString()).as(item.toString()).isEqualTo(state);
  }

  private static JsonNode itemNamed(Api vp, String title) {
    for (JsonNode item : vp.get("/api/improvements")) {
      if (title.equals(item.get("title").asString())) {
        return item;
      }
    }
    throw new AssertionError("There is no item " + title);
  }
}
