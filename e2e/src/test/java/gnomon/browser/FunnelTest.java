package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** P2: the page shows what the server counts, and leads on to an improvement item. */
@OnStage
class FunnelTest {

  private final Stage stage;
  private JsonNode funnel;

  FunnelTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeAll
  void the_server_has_counted() {
    Api api = new Api(stage.demo().address(), stage.demo().token("admin"));
    funnel = api.get("/api/funnel?from=2016-10-02&to=2017-10-01");
  }

  @Test
  void every_node_shows_its_deals_and_each_conversion_its_sample() {
    try (Visit visit = stage.visitDemo("admin", Screen.desktop("en"))) {
      visit.open("/funnel?period=12m");
      Locator rows = visit.page().locator("main ol li");
      assertThat(rows).hasCount(6);
      for (int i = 0; i < 6; i++) {
        JsonNode node = funnel.get("nodes").get(i);
        String entered = String.format(Locale.US, "%,d", node.get("entered").asLong());
        assertThat(rows.nth(i)).containsText(entered);
        if (!node.get("conversion").isNull()) {
          long cases = node.get("forward").asLong() + node.get("lost").asLong();
          assertThat(rows.nth(i)).containsText(String.format(Locale.US, "%,d cases", cases));
        }
      }
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void the_finding_is_the_servers_sentence_in_the_language_of_the_reader() {
    for (String language : new String[] {"zh", "en"}) {
      try (Visit visit = stage.visitDemo("admin", Screen.phone(language))) {
        visit.open("/funnel?period=12m");
        JsonNode found = funnel.get("bottleneck");
        String sentence =
            (found.isNull() ? funnel.get("none") : found.get("headline")).get(language).asString();
        assertThat(visit.page().locator("main [role=status]")).containsText(sentence);
      }
    }
  }

  @Test
  void the_bottleneck_prefills_an_improvement_item() {
    try (Visit visit = stage.visitDemo("admin", Screen.desktop("en"))) {
      visit.open("/funnel?period=12m");
      visit.page().locator("main ol li").first().waitFor();
      Locator raise =
          visit
              .page()
              .getByRole(
                  AriaRole.LINK,
                  new com.microsoft.playwright.Page.GetByRoleOptions()
                      .setName("Raise improvement"));
      JsonNode found = funnel.get("bottleneck");
      if (found.isNull()) {
        assertThat(raise).hasCount(0);
        return;
      }
      assertThat(raise.getAttribute("href"))
          .startsWith("/improvements/new?")
          .contains("measure=conversion")
          .contains("where=node%3A" + found.get("node").asString())
          .contains("kind=points");
    }
  }
}
