package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import gnomon.server.access.Accounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/**
 * A newcomer's first day: from the one-time link to a board that moves by itself, with the files of
 * the sample company and nothing prepared.
 */
@OnStage
class FirstDayTest {

  private static final String USER = "founder";
  private static final String PASSWORD = "shadows tell the season";
  private static final BigDecimal WON = Sample.wonBy(RunningGnomon.TODAY);

  private static final Locator.GetByTextOptions EXACTLY =
      new Locator.GetByTextOptions().setExact(true);

  private final Stage stage;

  FirstDayTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void sales_data_goes_in_a_plan_is_made_and_the_board_follows_the_facts() {
    try (RunningGnomon gnomon = stage.fresh("first_day");
        Visit visit = stage.visit(gnomon, Screen.desktop("en"))) {
      setUp(visit, gnomon.service(Accounts.class).newSetupToken());
      signOutAndIn(visit);
      importSampleFiles(visit);
      makeThePlan(visit);
      assertBoardShowsThePlan(visit);
      String token = createToken(visit);
      assertBoardMovesWithAFact(visit, new Api(gnomon.address(), token));
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static void setUp(Visit visit, String token) {
    visit.open("/setup?token=" + token);
    visit.field("Company name").fill("Maven Computing");
    visit.field("Your name").fill("Ada Founder");
    visit.field("User name").fill(USER);
    visit.field("Password").fill(PASSWORD);
    visit.button("Create and sign in").click();
    assertThat(visit.main()).containsText("There is nothing in this period yet");
  }

  private static void signOutAndIn(Visit visit) {
    visit.button("Account: Ada Founder").click();
    visit.named(AriaRole.MENUITEM, "Sign out").click();
    visit.signIn(USER, PASSWORD);
  }

  private static void importSampleFiles(Visit visit) {
    visit.open("/imports/new");
    ImportSteps steps = ImportSteps.of(visit).upload().next().asHistory("maven-crm");
    assertThat(steps.card("sales_pipeline.csv")).containsText("opportunity_id");
    steps.next();
    assertThat(visit.main()).containsText("GTXPro");
    steps.takeSuggestedValues().next();
    Locator deals = steps.card("sales_pipeline.csv");
    assertThat(deals.getByTestId("import-read")).hasText("8,800");
    assertThat(deals.getByTestId("import-added")).hasText("8,800");
    assertThat(deals.getByTestId("import-rejected")).hasText("0");
    assertThat(steps.card("sales_teams.csv").getByTestId("import-added")).hasText("35");
    steps.start();
    assertThat(visit.figure("import-rejected")).hasText("0");
  }

  private static void makeThePlan(Visit visit) {
    visit.link("Target plans").click();
    visit.button("New plan").first().click();
    visit.field("Total of the year").fill("12000000");
    Locator range = visit.named(AriaRole.DIALOG, "New plan").locator(".ant-picker input");
    range.first().fill("2017-03");
    range.first().press("Enter");
    range.last().fill("2017-09");
    range.last().press("Enter");
    visit.button("Create and split").click();
    assertThat(visit.figure("grid-assigned")).hasText("12,000");
    visit.button("Publish").click();
    visit.page().locator(".ant-popconfirm").getByText("Publish", EXACTLY).click();
    assertThat(visit.page().getByText("The plan is published")).isVisible();
  }

  private static void assertBoardShowsThePlan(Visit visit) {
    visit.link("Target board").click();
    visit.waitForFigure("board-done", Sample.exactly(WON));
    assertThat(visit.figure("board-share")).hasText("60.2%");
    assertThat(visit.main()).containsText("$12.0M");
    assertThat(visit.heading("Progress by region")).isVisible();
  }

  private static String createToken(Visit visit) {
    visit.open("/account");
    visit.field("Name").fill("Integration");
    visit.button("Create").click();
    Locator token = visit.page().locator("code");
    token.waitFor();
    return token.innerText();
  }

  /** The open page is not touched between the fact and the new figure. */
  private static void assertBoardMovesWithAFact(Visit visit, Api api) {
    visit.open("/board");
    visit.waitForFigure("board-done", Sample.exactly(WON));
    assertThat(visit.page().getByText("Live").first()).isVisible();
    Instant before = InstantSource.system().instant();
    api.post(
        "/api/facts",
        """
        {"entries": [{"key": "first-day", "kind": "signed", "day": "%s",
                      "person": "Darcel Schlecht", "amount": "10000.00"}]}
        """
            .formatted(RunningGnomon.TODAY));
    Duration answered = Duration.between(before, InstantSource.system().instant());
    visit.waitForFigure("board-done", Sample.exactly(WON.add(BigDecimal.valueOf(10_000))));
    Duration taken = Duration.between(before, InstantSource.system().instant());
    System.out.printf(
        "The fact was acknowledged after %d ms; the open board moved after %d ms.%n",
        answered.toMillis(), taken.toMillis());
    assertThat(taken).isLessThan(Duration.ofSeconds(5));
  }
}
