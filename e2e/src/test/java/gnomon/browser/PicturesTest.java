package gnomon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes the pictures of the documents anew, as {@code -Dgnomon.pictures=true} asks. */
@OnStage
@EnabledIfSystemProperty(
    named = "gnomon.pictures",
    matches = "true",
    disabledReason = "pictures are taken with -Dgnomon.pictures=true")
class PicturesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  private final Stage stage;

  PicturesTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> pictures() {
    return Stream.of("zh", "en")
        .flatMap(language ->
            Stream.of(
                Arguments.of("grid", Place.GRID, Screen.desktop(language)),
                Arguments.of("import", Place.NEW_IMPORT, Screen.desktop(language))));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("pictures")
  void the_documents_show_the_product_as_it_is(String name, Place place, Screen screen) {
    Path file = picture(name, screen);
    try (Visit visit = stage.visitDemo("admin", screen)) {
      visit.open(place.path(stage));
      place.waitForContent(visit);
      if (!screen.isPhone()) {
        visit.page().getByText(visit.said("实时", "Live")).first().waitFor();
      }
      if (place == Place.NEW_IMPORT) {
        ImportSteps.of(visit).upload().next();
      }
      visit.takePicture(file);
    }
    assertThat(file).isNotEmptyFile();
  }

  private static Path picture(String name, Screen screen) {
    return Path.of(System.getProperty("gnomon.documents", "../docs/pictures"))
        .resolve("%s-%s.png".formatted(name, screen));
  }

  /** The demo company is loaded once for all its pictures. */
  @Test
  void the_documents_show_the_demo_company() {
    try (RunningGnomon gnomon = stage.group(DAY)) {
      for (String language : List.of("zh", "en")) {
        for (Screen screen : List.of(Screen.desktop(language), Screen.phone(language))) {
          try (Visit visit = stage.visit(gnomon, screen)) {
            visit.open("/sign-in");
            visit.signIn("vp", RunningGnomon.PASSWORD);
            takeAll(visit, gnomon);
          }
        }
      }
    }
  }

  private static void takeAll(Visit visit, RunningGnomon gnomon) {
    Screen screen = visit.screen();
    visit.open("/board");
    Place.BOARD_COMPANY.waitForContent(visit);
    visit.takePicture(picture("board", screen));
    visit.open("/funnel");
    visit.page().getByText(visit.said("瓶颈：", "Bottleneck: ")).first().waitFor();
    visit.takePicture(picture("funnel", screen));
    visit.open("/deals");
    visit.takePicture(picture("deals", screen));
    visit.open("/improvements/" + effective(gnomon));
    visit.page().getByText(visit.said("90% 区间", "90% interval")).first().waitFor();
    visit.takePicture(picture("improvement", screen));
    if (!screen.isPhone()) {
      visit.page().setViewportSize(1920, 1080);
      visit.open("/wallboard");
      visit.figure("wall-share").waitFor();
      visit.takePicture(picture("wallboard", screen));
    }
  }

  private static long effective(RunningGnomon gnomon) {
    Api vp = new Api(gnomon.address(), gnomon.token("vp"));
    return vp.get("/api/improvements?state=effective").get(0).get("id").asLong();
  }
}
