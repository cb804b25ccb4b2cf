package gnomon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in both languages on both sizes: reachable for everyone, and without a fault behind
 * it.
 */
@OnStage
class PagesTest {

  private static final Path SCREENS =
      Path.of(System.getProperty("gnomon.screens", "target/pictures"));

  private final Stage stage;
  private final Map<Screen, Visit> visits = new HashMap<>();

  PagesTest(Stage stage) {
    this.stage = stage;
  }

  static Stream<Arguments> pages() {
    return screens()
        .flatMap(screen -> Arrays.stream(Place.values()).map(place -> Arguments.of(place, screen)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pages")
  void a_page_breaks_no_rule_and_needs_no_sideways_scrolling(Place place, Screen screen) {
    Visit visit = visits.computeIfAbsent(screen, this::signedIn);
    if (place.isBeforeSignIn()) {
      try (Visit stranger = stage.visit(place.server(stage), screen)) {
        check(place, stranger.open(place.path(stage)));
      }
    } else {
      check(place, visit.open(place.path(stage)));
    }
  }

  static Stream<Screen> screens() {
    return Stream.of("zh", "en")
        .flatMap(language -> Stream.of(Screen.desktop(language), Screen.phone(language)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void the_steps_of_an_import_break_no_rule_either(Screen screen) {
    Visit visit = visits.computeIfAbsent(screen, this::signedIn);
    visit.open("/imports/new");
    ImportSteps steps = ImportSteps.of(visit).upload();
    check("import-1-files", visit);
    steps.next();
    check("import-2-columns", visit);
    steps.next();
    check("import-3-values", visit);
    steps.next();
    check("import-4-check", visit);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("screens")
  void dialogs_break_no_rule_either(Screen screen) {
    Visit visit = visits.computeIfAbsent(screen, this::signedIn);
    visit.open("/plans");
    visit.page().keyboard().press("Control+k");
    visit.page().getByRole(AriaRole.COMBOBOX).fill("Darcel");
    visit.page().getByRole(AriaRole.OPTION).first().waitFor();
    check("search", visit);
    visit.page().keyboard().press("Escape");
    visit.button(visit.said("新建计划", "New plan")).first().click();
    visit.page().getByRole(AriaRole.DIALOG).locator(".ant-picker").waitFor();
    check("new-plan", visit);
    visit.open("/deals");
    visit.button(visit.said("新建商机", "New deal")).click();
    visit.page().getByRole(AriaRole.DIALOG).waitFor();
    check("new-deal", visit);
    visit.open("/today");
    visit.button(visit.said("记一笔", "Log activity")).last().click();
    visit.page().getByRole(AriaRole.DIALOG).waitFor();
    check("log-activity", visit);
  }

  private Visit signedIn(Screen screen) {
    return stage.visitDemo("admin", screen);
  }

  private static void check(Place place, Visit visit) {
    place.waitForContent(visit);
    check(place.toString(), visit);
  }

  private static void check(String name, Visit visit) {
    Page page = visit.page();
    visit.takeWholePicture(SCREENS.resolve("%s-%s.png".formatted(name, visit.screen())));
    List<String> violations = Axe.violations(page);
    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(violations).as("axe").isEmpty();
    softly.assertThat(overhang(page)).as("pixels beyond the right edge").isZero();
    softly.assertThat(visit.complaints()).as("faults behind the page").isEmpty();
    softly.assertAll();
  }

  private static int overhang(Page page) {
    return (int)
        page.evaluate(
            "() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
  }

  @AfterAll
  void leave() {
    visits.values().forEach(Visit::close);
    assertThat(SCREENS).isNotEmptyDirectory();
  }
}
