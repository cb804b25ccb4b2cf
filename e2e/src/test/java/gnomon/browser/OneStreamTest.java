package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** One stream a browser, however many tabs: seven of them would use up its connections. */
@OnStage
class OneStreamTest {

  private final Stage stage;

  OneStreamTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void three_tabs_share_one_stream_and_another_tab_takes_over_when_its_holder_closes() {
    try (Visit visit = stage.visitDemo("admin", Screen.desktop("en"))) {
      List<Request> streams = new ArrayList<>();
      visit
          .context()
          .onRequest(request -> {
            if (request.url().endsWith("/api/live")) {
              streams.add(request);
            }
          });
      visit.open("/plans");
      Assumptions.assumeTrue(
          (boolean) visit.page().evaluate("() => 'locks' in navigator"),
          "This browser has no Web Locks");
      assertIsLive(visit.page());
      Page second = tab(visit);
      Page third = tab(visit);
      assertThat(streams).hasSize(1);
      assertThat(streams.getFirst().frame().page().equals(visit.page())).isTrue();

      visit.page().close();
      second.waitForCondition(() -> streams.size() == 2);
      assertIsLive(second);
      assertIsLive(third);
      assertBothHear(second, third);
      assertThat(streams).hasSize(2);
    }
  }

  private static Page tab(Visit visit) {
    Page page = visit.context().newPage();
    page.navigate("/plans");
    assertIsLive(page);
    return page;
  }

  private static void assertIsLive(Page page) {
    assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(false)).first())
        .isVisible();
  }

  /** A draft that appears elsewhere is on both pages without a reload. */
  private void assertBothHear(Page second, Page third) {
    String name = "Heard by every tab";
    Api api = new Api(stage.demo().address(), stage.demo().token("admin"));
    long plan =
        api.post(
                "/api/plans",
                """
                {"id": "%s", "name": "%s", "measure": "revenue", "year": 2017,
                 "total": "1000000", "grain": "1000", "weights": {"equal": true}}
                """
                    .formatted(UUID.randomUUID(), name))
            .get("id")
            .asLong();
    assertThat(second.getByText(name)).isVisible();
    assertThat(third.getByText(name)).isVisible();
    api.deleteDraft(plan);
    assertThat(third.getByText(name)).hasCount(0);
  }
}
