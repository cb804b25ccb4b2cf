package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import gnomon.server.demo.SampleCompany;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** P1, S5, X5: a seller works deals on the board and in the list, and logs from a phone. */
@OnStage
class DealsTest {

  private static final String SELLER = "darcel.schlecht";

  private final Stage stage;
  private final RunningGnomon gnomon;
  private final Api api;
  private final Visit visit;

  DealsTest(Stage stage) {
    this.stage = stage;
    gnomon = stage.fresh("deals");
    gnomon.service(SampleCompany.class).load(RunningGnomon.PASSWORD, (_, _, _) -> true);
    api = new Api(gnomon.address(), gnomon.token(SELLER));
    visit = signedIn(Screen.desktop("en"));
  }

  private Visit signedIn(Screen screen) {
    Visit signedIn = stage.visit(gnomon, screen);
    signedIn.open("/sign-in");
    signedIn.signIn(SELLER, RunningGnomon.PASSWORD);
    return signedIn;
  }

  @AfterAll
  void leave() {
    visit.close();
    gnomon.close();
  }

  private long aDeal(String name) {
    return api.post(
            "/api/deals",
            """
            {"id": "%s", "name": "%s", "customerName": "Hooli Wharf", "amount": "1200.00"}
            """
                .formatted(UUID.randomUUID(), name))
        .get("id")
        .asLong();
  }

  private JsonNode deal(long id) {
    return api.get("/api/deals/" + id);
  }

  private Locator column(String node) {
    return visit.page().getByTestId("column-" + node);
  }

  private Locator card(String name) {
    visit.open("/deals?q=" + name);
    Locator card = visit.page().locator("[data-card-link]").getByText(name).first();
    card.waitFor();
    return card;
  }

  @Test
  void a_card_is_moved_by_the_keyboard_and_back_by_undo() {
    long id = aDeal("Typewriter");
    card("Typewriter");
    visit.page().locator("[data-card-link]").first().focus();
    visit.page().keyboard().press("m");
    assertThat(visit.page().getByRole(AriaRole.MENU)).isVisible();
    visit.page().keyboard().press("ArrowDown");
    visit.page().keyboard().press("Enter");
    assertThat(column("proposal")).containsText("Typewriter");
    visit.page().getByText("moved to Proposal").waitFor();
    assertThat(deal(id).get("node").asString()).isEqualTo("proposal");
    visit.button("Undo").click();
    visit.page().getByText("is back at Lead").waitFor();
    assertThat(column("lead")).containsText("Typewriter");
    assertThat(deal(id).get("node").asString()).isEqualTo("lead");
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void a_card_is_dragged_with_the_mouse() {
    long id = aDeal("Pendulum");
    BoundingBox from = card("Pendulum").boundingBox();
    BoundingBox to = column("needs").boundingBox();
    Mouse mouse = visit.page().mouse();
    mouse.move(from.x + 20, from.y + 8);
    mouse.down();
    mouse.move(from.x + 40, from.y + 20);
    mouse.move(to.x + to.width / 2, to.y + 120, new Mouse.MoveOptions().setSteps(5));
    mouse.up();
    assertThat(column("needs")).containsText("Pendulum");
    visit.page().getByText("moved to Needs").waitFor();
    assertThat(deal(id).get("node").asString()).isEqualTo("needs");
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void a_lost_deal_needs_a_reason_of_the_list() {
    long id = aDeal("Sundown");
    card("Sundown");
    visit.page().locator("[data-card-link]").first().focus();
    visit.page().keyboard().press("m");
    visit.named(AriaRole.MENUITEM, "Lost").click();
    assertThat(visit.button("Mark as lost")).isDisabled();
    Locator reasons = visit.field("Why it was lost");
    String reason = reasons.locator("option").nth(1).getAttribute("value");
    reasons.selectOption(reason);
    visit.button("Mark as lost").click();
    visit.page().getByText("moved to Lost").waitFor();
    assertThat(deal(id).get("state").asString()).isEqualTo("lost");
    assertThat(deal(id).get("lossReason").asString()).isEqualTo(reason);
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void an_activity_is_logged_on_a_phone() {
    long id = aDeal("Lighthouse");
    try (Visit phone = signedIn(Screen.phone("en"))) {
      phone.open("/today");
      phone.button("Log activity").last().click();
      Locator sheet = phone.page().getByRole(AriaRole.DIALOG);
      sheet.getByText("Call").click();
      sheet.getByRole(AriaRole.COMBOBOX).fill("Lighthouse");
      phone.page().getByRole(AriaRole.OPTION).first().click();
      phone.button("Save").click();
      phone.page().getByText("Recorded: Call").waitFor();
      assertThat(phone.figure("today-call")).hasText("1");
      assertThat(deal(id).get("activities").get(0).get("kind").asString()).isEqualTo("call");
      assertThat(phone.complaints()).isEmpty();
    }
  }

  @Test
  void a_view_is_saved_and_keeps_filters_order_and_layout() {
    visit.open("/deals?layout=list&owner=me&sort=-amount");
    visit.button("Save view").click();
    visit.field("Name of the view").fill("Mine by size");
    visit.button("Save").click();
    visit.open("/deals");
    visit.link("Mine by size").click();
    visit.page().waitForURL("**/deals?*layout=list*");
    assertThat(visit.page().url()).contains("owner=me").contains("sort=-amount");
    assertThat(visit.link("Mine by size")).hasAttribute("aria-current", "page");
    visit.button("Delete the view “Mine by size”").click();
    assertThat(visit.link("Mine by size")).hasCount(0);
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void switching_the_layout_keeps_the_filters() {
    visit.open("/deals?channel=nowhere&owner=me");
    visit.main().getByText("List", new Locator.GetByTextOptions().setExact(true)).click();
    visit.page().waitForURL("**/deals?*layout=list*");
    assertThat(visit.page().url()).contains("channel=nowhere").contains("owner=me");
    visit.main().getByText("Board", new Locator.GetByTextOptions().setExact(true)).click();
    visit.page().waitForURL(url -> !url.contains("layout=list"));
    assertThat(visit.page().url()).contains("channel=nowhere").contains("owner=me");
  }
}
