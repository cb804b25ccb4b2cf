package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The breakdown grid of a draft, worked on as its users do. November is still to come on the demo's
 * day; the grid shows thousands.
 */
@OnStage
class GridTest {

  private static final String MONTH = "2017-11";
  private static final int NOVEMBER = 10;

  private final Api api;
  private final Visit visit;
  private long plan;
  private String region;

  GridTest(Stage stage) {
    this.api = new Api(stage.demo().address(), stage.demo().token("admin"));
    this.visit = stage.visitDemo("admin", Screen.desktop("en"));
    this.region = "";
  }

  @BeforeEach
  void a_draft_of_twelve_million() {
    JsonNode created =
        api.post(
            "/api/plans",
            """
            {"id": "%s", "name": "Draft of the grid test", "measure": "revenue", "year": 2017,
             "total": "12000000", "grain": "1000",
             "weights": {"measure": "revenue", "from": "2017-03-01", "to": "2017-09-30",
                         "missing": "team_median"}}
            """
                .formatted(UUID.randomUUID()));
    plan = created.get("id").asLong();
    region = row(grid(), "region").get("node").asString();
    visit.open("/plans/" + plan);
    cell("company", MONTH).waitFor();
  }

  @AfterEach
  void without_a_trace() {
    visit.page().navigate("about:blank");
    api.deleteDraft(plan);
  }

  @AfterAll
  void leave() {
    visit.close();
  }

  @Test
  void an_edit_is_split_below_and_every_sum_stays_exact() {
    edit(cell(region, MONTH), "500");
    assertThat(cell(region, MONTH)).hasText("500");
    assertThat(visit.figure("grid-difference")).not().containsText("all even");
    assertThat(month(row(grid(), "region"), NOVEMBER)).isEqualByComparingTo("500000");
    assertSumsAreExact(grid());
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void a_plan_is_published_only_when_it_is_even_and_balance_makes_it_so() {
    assertThat(visit.button("Publish")).isEnabled();
    edit(cell(region, MONTH), "500");
    assertThat(visit.button("Publish")).isDisabled();
    assertThat(publishAnyway().status()).isEqualTo(422);
    visit.button("Balance").click();
    assertThat(visit.figure("grid-difference")).containsText("all even");
    assertThat(visit.figure("grid-assigned")).hasText("12,000");
    assertThat(visit.button("Publish")).isEnabled();
    assertSumsAreExact(grid());
  }

  @Test
  void a_locked_cell_keeps_its_figure_whatever_happens_above_it() {
    JsonNode seller = row(grid(), "person");
    Locator cell = cell(seller.get("node").asString(), MONTH);
    String before = cell.innerText();
    cell.click();
    visit.page().keyboard().press("l");
    assertThat(cell).hasAttribute("aria-readonly", "true");
    visit.page().keyboard().press("7");
    assertThat(visit.page().locator("[role=gridcell] input")).hasCount(0);
    edit(cell("company", MONTH), "2000");
    assertThat(cell("company", MONTH)).hasText("2,000");
    assertThat(cell).hasText(before);
    assertSumsAreExact(grid());
  }

  @Test
  void undo_takes_back_the_last_edit() {
    String before = cell(region, MONTH).innerText();
    edit(cell(region, MONTH), "500");
    assertThat(cell(region, MONTH)).hasText("500");
    visit.page().keyboard().press("Control+z");
    assertThat(cell(region, MONTH)).hasText(before);
    assertThat(visit.figure("grid-difference")).containsText("all even");
  }

  @Test
  void the_keyboard_alone_moves_edits_and_gives_up() {
    Locator first = cell(region, MONTH);
    String before = first.innerText();
    first.click();
    visit.page().keyboard().press("ArrowRight");
    assertThat(cell(region, "2017-12")).hasAttribute("aria-selected", "true");
    visit.page().keyboard().press("ArrowLeft");
    visit.page().keyboard().press("Enter");
    assertThat(visit.page().locator("[role=gridcell] input")).isFocused();
    visit.page().keyboard().type("1");
    visit.page().keyboard().press("Escape");
    assertThat(first).hasText(before);
    visit.page().keyboard().type("321");
    visit.page().keyboard().press("Tab");
    assertThat(first).hasText("321");
    assertThat(cell(region, "2017-12")).hasAttribute("aria-selected", "true");
  }

  @Test
  void a_month_that_is_past_cannot_be_edited() {
    Locator past = cell(region, "2017-03");
    past.click();
    assertThat(past).hasAttribute("aria-readonly", "true");
    visit.page().keyboard().type("1");
    assertThat(visit.page().locator("[role=gridcell] input")).hasCount(0);
  }

  private Locator cell(String node, String month) {
    return visit.page().locator("[data-cell='%s:%s']".formatted(node, month));
  }

  private void edit(Locator cell, String figure) {
    cell.click();
    visit.page().keyboard().type(figure);
    visit.page().keyboard().press("Enter");
    assertThat(cell).not().hasClass(Pattern.compile("saving"));
  }

  private APIResponse publishAnyway() {
    String id = UUID.randomUUID().toString();
    int version = grid().get("plan").get("version").asInt();
    return visit
        .context()
        .request()
        .post(
            "/api/plans/%d/publish".formatted(plan),
            RequestOptions.create()
                .setHeader("Authorization", "Bearer " + api.token())
                .setHeader("Content-Type", "application/json")
                .setData("{\"id\":\"%s\",\"version\":%d}".formatted(id, version)));
  }

  private JsonNode grid() {
    return api.get("/api/plans/%d/grid".formatted(plan));
  }

  private static JsonNode row(JsonNode grid, String level) {
    return rows(grid).stream()
        .filter(row -> row.get("level").asString().equals(level))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> rows(JsonNode grid) {
    return StreamSupport.stream(grid.get("rows").spliterator(), false).toList();
  }

  private static BigDecimal month(JsonNode row, int month) {
    return new BigDecimal(row.get("months").get(month).asString());
  }

  /** Children add up to their parent in every month, and months to the year. */
  private static void assertSumsAreExact(JsonNode grid) {
    for (JsonNode parent : rows(grid)) {
      BigDecimal year = BigDecimal.ZERO;
      List<JsonNode> children =
          rows(grid).stream().filter(row -> row.get("parent").equals(parent.get("node"))).toList();
      for (int index = 0; index < 12; index++) {
        int month = index;
        year = year.add(month(parent, month));
        if (!children.isEmpty()) {
          assertThat(children.stream().map(child -> month(child, month)).reduce(BigDecimal::add))
              .as("%s, month %d", parent.get("name"), month + 1)
              .contains(month(parent, month));
        }
      }
      assertThat(year)
          .as(parent.get("name").asString())
          .isEqualByComparingTo(parent.get("total").asString());
    }
  }
}
