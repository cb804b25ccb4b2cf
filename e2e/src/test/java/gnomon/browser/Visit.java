package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** One window of the browser, which notes everything that goes wrong behind the page. */
final class Visit implements AutoCloseable {

  private static final String LOADING = "[class*=bones], .ant-spin-spinning, [aria-busy=true]";

  private final BrowserContext context;
  private final Page page;
  private final Screen screen;
  private final List<String> complaints = new ArrayList<>();

  Visit(Browser browser, String address, Screen screen, List<Cookie> session) {
    NewContextOptions options =
        new NewContextOptions()
            .setBaseURL(address)
            .setLocale(screen.locale())
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(screen.width(), screen.height())
            .setHasTouch(screen.isPhone())
            .setReducedMotion(ReducedMotion.REDUCE);
    this.screen = screen;
    context = browser.newContext(options);
    context.addCookies(session);
    context.setDefaultTimeout(20_000);
    context.onResponse(this::note);
    context.onRequestFailed(this::note);
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        complaints.add("console: " + message.text());
      }
    });
    context.onWebError(error -> complaints.add("script: " + error.error()));
    page = context.newPage();
  }

  private void note(Response response) {
    if (response.status() >= 400) {
      complaints.add(response.status() + " " + response.request().method() + " " + response.url());
    }
  }

  /** A page that is left gives up what it was still asking for; that is no fault. */
  private void note(Request request) {
    if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
      complaints.add(request.failure() + " " + request.method() + " " + request.url());
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Screen screen() {
    return screen;
  }

  /** What went wrong since the last time this was asked. */
  List<String> complaints() {
    List<String> found = List.copyOf(complaints);
    complaints.clear();
    return found;
  }

  Visit open(String path) {
    page.navigate(path);
    settle();
    return this;
  }

  /** Waits until the page shows a heading and nothing is loading any more. */
  void settle() {
    page.locator("h1").first().waitFor();
    assertThat(page.locator(LOADING)).hasCount(0);
  }

  void signIn(String username, String password) {
    field(said("用户名", "User name")).fill(username);
    field(said("密码", "Password")).fill(password);
    button(said("登录", "Sign in")).click();
    page.locator("#main").waitFor();
    settle();
  }

  /** The one of the two that the pages say in this window. */
  String said(String chinese, String english) {
    return screen.language().equals("zh") ? chinese : english;
  }

  /** What makes another window signed in as well. */
  List<Cookie> session() {
    return context.cookies();
  }

  Locator main() {
    return page.locator("#main");
  }

  /** The part of the organization whose board is shown. */
  Locator scope() {
    return page.getByLabel(said("范围", "Scope")).first();
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  Locator button(String name) {
    return named(AriaRole.BUTTON, name);
  }

  Locator link(String name) {
    return named(AriaRole.LINK, name);
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(false));
  }

  Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator figure(String testId) {
    return page.getByTestId(testId);
  }

  /** Waits until the figure reads exactly this, down to the last digit. */
  void waitForFigure(String testId, String exact) {
    page.waitForSelector(
        "[data-testid=%s][title='%s']".formatted(testId, exact),
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  void takePicture(Path file) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setCaret(ScreenshotCaret.HIDE));
  }

  /** The page down to its end: the screen becomes as high as what it shows. */
  void takeWholePicture(Path file) {
    int hidden =
        (int)
            page.evaluate(
                """
                () => Math.max(0, ...['html', '#main'].map((name) => document.querySelector(name))
                  .filter(Boolean).map((box) => box.scrollHeight - box.clientHeight))
                """);
    page.setViewportSize(screen.width(), screen.height() + hidden);
    takePicture(file);
    page.setViewportSize(screen.width(), screen.height());
  }

  /** Leaves a picture of the last sight: what a failed test has seen. */
  @Override
  public void close() {
    Path picture = Path.of("target", "last-sights", LocalTime.now(ZoneOffset.UTC) + ".png");
    if (!page.isClosed()) {
      takePicture(picture);
    }
    complaints.forEach(complaint -> System.out.println(picture + ": " + complaint));
    context.close();
  }
}
