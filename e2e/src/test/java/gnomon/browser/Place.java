package gnomon.browser;

import com.microsoft.playwright.Locator;
import gnomon.server.database.Scope;
import gnomon.server.organization.Organization;
import gnomon.server.organization.Person;
import gnomon.server.organization.Unit;
import gnomon.server.target.Targets;
import java.util.Locale;

/** The pages of the product, each with its address and with what shows that it is complete. */
enum Place {
  SIGN_IN("/sign-in", "button[type=submit]"),
  SETUP("/setup?token=x", "input[autocomplete=organization]"),
  BOARD_COMPANY("/board", "div[role=img] svg text"),
  BOARD_TEAM("/board?node=unit:%d", "div[role=img] svg text"),
  BOARD_PERSON("/board?node=person:%d", "div[role=img] svg text"),
  BOARD_MONTH("/board?period=month", "[data-testid=board-done]"),
  PLANS("/plans", "main li a"),
  GRID("/plans/%d", "[data-cell='company:2017-10']"),
  FUNNEL("/funnel?period=12m", "main ol li"),
  IMPORTS("/imports", "main h1"),
  NEW_IMPORT("/imports/new", "main .ant-upload-drag"),
  MEASURES("/measures", "main h2"),
  ORGANIZATION("/organization", "main table, main li"),
  CALENDAR("/organization?tab=calendar", "main h2"),
  SCREENS("/organization?tab=screens", "main form"),
  COMPANY("/organization?tab=company", "main form"),
  ACCOUNT("/account", "main form"),
  CUSTOMER("/customers/1", "main h1"),
  DEAL("/deals/1", "main h1"),
  TODAY("/today", "main h2"),
  DEALS("/deals", "[data-testid=column-lead]"),
  DEAL_LIST("/deals?layout=list", "main tfoot, main li"),
  CUSTOMERS("/customers", "main table, main li");

  private final String address;
  private final String content;

  Place(String address, String content) {
    this.address = address;
    this.content = content;
  }

  boolean isBeforeSignIn() {
    return this == SIGN_IN || this == SETUP;
  }

  /** Only a server without accounts shows the set-up page. */
  RunningGnomon server(Stage stage) {
    return this == SETUP ? stage.empty() : stage.demo();
  }

  String path(Stage stage) {
    return switch (this) {
      case BOARD_TEAM -> address.formatted(team(stage).id());
      case BOARD_PERSON -> address.formatted(seller(stage).id());
      case GRID -> address.formatted(plan(stage));
      case SIGN_IN,
          SETUP,
          BOARD_COMPANY,
          BOARD_MONTH,
          PLANS,
          FUNNEL,
          IMPORTS,
          NEW_IMPORT,
          MEASURES,
          ORGANIZATION,
          CALENDAR,
          SCREENS,
          COMPANY,
          ACCOUNT,
          CUSTOMER,
          TODAY,
          DEALS,
          DEAL_LIST,
          CUSTOMERS,
          DEAL ->
          address;
    };
  }

  private static Unit team(Stage stage) {
    return stage.demo().service(Organization.class).units(Scope.everything()).depthFirst().stream()
        .filter(unit -> unit.name().contains("Melvin Marxen"))
        .findFirst()
        .orElseThrow();
  }

  private static Person seller(Stage stage) {
    return stage.demo().service(Organization.class).people(Scope.everything()).all().stream()
        .filter(person -> person.name().equals("Darcel Schlecht"))
        .findFirst()
        .orElseThrow();
  }

  private static long plan(Stage stage) {
    return stage.demo().service(Targets.class).published(Scope.everything(), 2017).getFirst().id();
  }

  void waitForContent(Visit visit) {
    visit.page().locator(content).first().waitFor(new Locator.WaitForOptions());
    visit.settle();
  }

  /** As it stands in the name of a picture. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
