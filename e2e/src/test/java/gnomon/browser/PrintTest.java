package gnomon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** T6: a board goes on one sheet of A4 across, whoever's it is and whatever the period. */
@OnStage
class PrintTest {

  private static final Path SCREENS =
      Path.of(System.getProperty("gnomon.screens", "target/pictures"));
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");

  private final Stage stage;

  PrintTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> boards() {
    return Stream.of(Screen.desktop("zh"), Screen.desktop("en"), Screen.phone("en"))
        .flatMap(screen ->
            Stream.of(Place.BOARD_COMPANY, Place.BOARD_TEAM, Place.BOARD_PERSON, Place.BOARD_MONTH)
                .map(place -> Arguments.of(place, screen)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("boards")
  void a_board_is_printed_on_one_sheet(Place place, Screen screen) {
    try (Visit visit = stage.visitDemo("admin", screen)) {
      visit.open(place.path(stage));
      place.waitForContent(visit);
      assertThat(sheets(visit, "print-%s-%s".formatted(place, screen))).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void a_funnel_is_printed_on_one_sheet_too(Screen screen) {
    try (Visit visit = stage.visitDemo("admin", screen)) {
      visit.open("/funnel?period=year");
      assertThat(sheets(visit, "print-funnel-" + screen)).isEqualTo(1);
    }
  }

  private static long sheets(Visit visit, String name) {
    byte[] paper =
        visit
            .page()
            .pdf(
                new Page.PdfOptions()
                    .setPath(SCREENS.resolve(name + ".pdf"))
                    .setPreferCSSPageSize(true));
    String text = new String(paper, StandardCharsets.ISO_8859_1);
    assertThat(text).as("A4 across").containsPattern("MediaBox\\s*\\[0 0 84[12][.\\d]* 59[45]");
    return SHEET.matcher(text).results().count();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void the_sheet_says_whose_it_is_and_when_and_shows_no_menu(Screen screen) {
    try (Visit visit = stage.visitDemo("admin", screen)) {
      visit.open("/board");
      Place.BOARD_COMPANY.waitForContent(visit);
      visit.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(visit.main().innerText())
          .contains("Maven Computing")
          .contains("2017")
          .contains(visit.said("演示日期 2017-10-01", "demo day Oct 1, 2017"))
          .contains(visit.said("打印于", "Printed"));
      assertThat(visit.page().locator("nav").first().isVisible()).isFalse();
      assertThat(visit.page().locator("header").first().isVisible()).isFalse();
    }
  }

  static Stream<Screen> languages() {
    return Stream.of(Screen.desktop("zh"), Screen.desktop("en"));
  }
}
