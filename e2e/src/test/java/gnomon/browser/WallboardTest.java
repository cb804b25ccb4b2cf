package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** T6: the board for a screen on the wall, let in by its own key. */
@OnStage
class WallboardTest {

  private static final Path SCREENS =
      Path.of(System.getProperty("gnomon.screens", "target/pictures"));
  private static final String SOLD = "wallboard-test-sold";

  private static final LocatorAssertions.IsVisibleOptions LONGER =
      new LocatorAssertions.IsVisibleOptions().setTimeout(15_000);

  private final Stage stage;
  private Api operations;
  private String key;
  private long company;

  WallboardTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeAll
  void a_screen_hangs_in_the_hall() {
    operations = new Api(stage.demo().address(), stage.demo().token("admin"));
    company = operations.get("/api/units").get(0).get("id").asLong();
    key = aKey("hall", company).get("key").asString();
  }

  private JsonNode aKey(String name, long unit) {
    return operations.post(
        "/api/screens",
        "{\"id\":\"%s\",\"name\":\"%s\",\"unitId\":%d}".formatted(UUID.randomUUID(), name, unit));
  }

  private Visit onTheWall(Screen screen, String query) {
    Visit visit = stage.visit(stage.demo(), screen);
    visit.open("/wallboard?lang=%s&key=%s%s".formatted(screen.language(), key, query));
    visit.figure("wall-share").waitFor();
    return visit;
  }

  static Stream<Screen> screens() {
    return Stream.of(
        Screen.wall("zh", 1920, 1080),
        Screen.wall("en", 1920, 1080),
        Screen.wall("en", 3840, 2160),
        Screen.wall("en", 1280, 720),
        Screen.wall("zh", 1080, 1920),
        Screen.wall("en", 1080, 1920));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void the_wallboard_fills_any_screen_without_scrolling_and_breaks_no_rule(Screen screen) {
    try (Visit visit = onTheWall(screen, "")) {
      visit.takePicture(SCREENS.resolve("wallboard-%s.png".formatted(screen)));
      assertThat(visit.heading("Maven Computing")).isVisible();
      assertThat(visit.page().locator("main"))
          .containsText(visit.said("演示日 2017-10-01", "Demo day Oct 1, 2017"));
      assertThat(overflowing(visit.page())).as("boxes beyond the screen").isEmpty();
      assertThat(Axe.violations(visit.page())).isEmpty();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  /** What sticks out of the screen, or is higher than the box that holds it. */
  @SuppressWarnings("unchecked") // the script answers a list of texts
  private static List<String> overflowing(Page page) {
    return (List<String>)
        page.evaluate(
            """
            () => {
              const found = []
              const root = document.documentElement
              if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) found.push('page')
              for (const card of document.querySelectorAll('main section')) {
                if (card.scrollHeight > card.clientHeight + 1) found.push(card.textContent.slice(0, 40))
              }
              return found
            }
            """);
  }

  @Test
  void the_wallboard_names_units_people_and_amounts_but_no_customer() {
    try (Visit visit = onTheWall(Screen.wall("en", 1920, 1080), "")) {
      Locator main = visit.page().locator("main");
      assertThat(main).containsText("Progress of units");
      assertThat(main).containsText("Top sellers");
      JsonNode news = operations.get("/api/wallboard").get("news").get(0);
      assertThat(main).containsText(news.get("person").asString());
      assertThat(main).not().containsText(news.get("customer").asString());
    }
  }

  @Test
  void a_posted_fact_is_on_the_wall_without_a_reload() {
    try (Visit visit = onTheWall(Screen.wall("en", 1920, 1080), "")) {
      Locator news = visit.page().getByLabel("Good news");
      assertThat(news).not().containsText("$4.32M");
      long seller =
          operations
              .get("/api/wallboard")
              .get("people")
              .get(0)
              .get("node")
              .asString()
              .transform(node -> Long.parseLong(node.substring("person:".length())));
      operations.post(
          "/api/facts",
          """
          {"entries": [{"key": "%s", "kind": "signed", "day": "2017-10-01",
            "personId": %d, "amount": "4321000.00"}]}
          """
              .formatted(SOLD, seller));
      assertThat(news).containsText("$4.32M");
      assertThat(visit.figure("wall-done")).hasText(Pattern.compile("\\$1\\d\\.\\dM"));
      operations.post("/api/facts/" + SOLD + "/reversal", "");
      assertThat(news).not().containsText("$4.32M");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void several_places_are_shown_in_turn() {
    JsonNode region = operations.get("/api/wallboard").get("branches").get(0);
    try (Visit visit =
        onTheWall(
            Screen.wall("en", 1920, 1080),
            "&seconds=5&rotate=company," + region.get("node").asString())) {
      assertThat(visit.heading("Maven Computing")).isVisible();
      assertThat(visit.heading(region.get("name").asString())).isVisible(LONGER);
      assertThat(visit.heading("Maven Computing")).isVisible(LONGER);
    }
  }

  @Test
  void a_revoked_key_takes_the_figures_off_the_wall() {
    JsonNode screen = aKey("lobby", company);
    try (Visit visit = stage.visit(stage.demo(), Screen.wall("en", 1920, 1080))) {
      visit.open("/wallboard?lang=en&key=" + screen.get("key").asString());
      visit.figure("wall-share").waitFor();
      operations.delete("/api/screens/" + screen.get("id").asLong());
      assertThat(visit.heading("This screen was revoked")).isVisible();
      assertThat(visit.figure("wall-share")).hasCount(0);
    }
  }

  @Test
  void a_new_screen_gets_a_link_that_opens_its_board() {
    try (Visit visit = stage.visitDemo("admin", Screen.desktop("en"))) {
      visit.open("/organization?tab=screens");
      visit.field("Name").fill("Reception");
      visit.button("Create link").click();
      String link = visit.page().locator("main code").innerText();
      assertThat(link).startsWith(stage.demo().address() + "/wallboard?node=company&");
      assertThat(
              visit
                  .page()
                  .getByRole(
                      AriaRole.CELL,
                      new Page.GetByRoleOptions().setName("Reception").setExact(true)))
          .isVisible();
      try (Visit wall = stage.visit(stage.demo(), Screen.wall("en", 1920, 1080))) {
        wall.page().navigate(link);
        assertThat(wall.heading("Maven Computing")).isVisible();
      }
    }
  }
}
