package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import org.junit.jupiter.api.Test;

/** Who sees what: the same pages, with the figures of one's own people only. */
@OnStage
class RolesTest {

  private final Stage stage;

  RolesTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void the_administrator_sees_the_whole_company_and_the_import_page() {
    try (Visit visit = stage.visitDemo("admin", Screen.desktop("en"))) {
      visit.open("/board");
      visit.waitForFigure("board-done", Sample.exactly(Sample.wonBy(RunningGnomon.TODAY)));
      assertThat(visit.scope()).containsText("Maven Computing");
      assertThat(visit.link("Data import")).isVisible();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void a_manager_sees_the_own_team_and_its_sellers() {
    try (Visit visit = stage.visitDemo("melvin.marxen", Screen.desktop("en"))) {
      visit.open("/board");
      assertThat(visit.scope()).containsText("Melvin Marxen");
      assertThat(visit.heading("Progress by person")).isVisible();
      assertThat(visit.main()).containsText("Darcel Schlecht");
      assertThat(visit.link("Data import")).hasCount(0);
      visit.open("/board?node=company");
      assertThat(visit.main()).not().containsText("Rocco Neubert");
    }
  }

  @Test
  void a_seller_sees_only_the_own_board_and_no_import_page() {
    try (Visit visit = stage.visitDemo("darcel.schlecht", Screen.desktop("en"))) {
      visit.open("/board");
      assertThat(visit.scope()).containsText("Darcel Schlecht");
      assertThat(visit.heading("Progress by person")).hasCount(0);
      assertThat(visit.link("Data import")).hasCount(0);
      assertThat(visit.complaints()).isEmpty();
      APIResponse others = visit.context().request().get("/api/board?node=company");
      assertThat(others.status()).isGreaterThanOrEqualTo(400);
      APIResponse imports = visit.context().request().get("/api/imports");
      assertThat(imports.status()).isEqualTo(403);
    }
  }
}
