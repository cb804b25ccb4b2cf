package gnomon.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chrome or Chromium of this machine; none is ever downloaded. */
final class InstalledBrowser implements AutoCloseable {

  static final String ADVICE =
      "No Chrome or Chromium is installed. Install one (Debian, Ubuntu: apt install chromium"
          + " fonts-noto-cjk), or name its executable in GNOMON_BROWSER.";

  private static final List<String> NAMES =
      List.of("chromium", "google-chrome", "chromium-browser");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox", // Chromium refuses its sandbox to root, and builds often run as root
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--no-first-run");

  private final Playwright playwright;
  private final Browser browser;

  private InstalledBrowser(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Optional<Path> find() {
    String named = System.getenv("GNOMON_BROWSER");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> folders(path).map(folder -> folder.resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<Path> folders(String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  static InstalledBrowser launch(Path executable) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new InstalledBrowser(
        playwright,
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS)));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
