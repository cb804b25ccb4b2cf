package gnomon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
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

  private final Stage stage;

  PicturesTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> pictures() {
    return Stream.of("zh", "en")
        .flatMap(language ->
            Stream.of(
                Arguments.of("board", Place.BOARD_COMPANY, Screen.desktop(language)),
                Arguments.of("grid", Place.GRID, Screen.desktop(language)),
                Arguments.of("import", Place.NEW_IMPORT, Screen.desktop(language)),
                Arguments.of("board", Place.BOARD_COMPANY, Screen.phone(language))));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("pictures")
  void the_documents_show_the_product_as_it_is(String name, Place place, Screen screen) {
    Path file =
        Path.of(System.getProperty("gnomon.documents", "../docs/pictures"))
            .resolve("%s-%s.png".formatted(name, screen));
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
}
