package gnomon.browser;

import com.microsoft.playwright.options.Cookie;
import gnomon.postgres.EmbeddedPostgres;
import gnomon.postgres.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all browser tests share: one browser, one PostgreSQL, the sample company. */
final class Stage implements AutoCloseable {

  private final Deque<Runnable> closings = new ArrayDeque<>();
  private final Map<String, List<Cookie>> signedIn = new HashMap<>();
  private final InstalledBrowser browser;
  private final EmbeddedPostgres postgres;
  private @Nullable RunningGnomon demo;
  private @Nullable RunningGnomon empty;
  private boolean groupIsThere;

  Stage(Path executable) {
    browser = InstalledBrowser.launch(executable);
    closings.push(browser::close);
    Path folder = newFolder();
    closings.push(() -> delete(folder));
    postgres =
        EmbeddedPostgres.start(
                folder,
                Options.fastForTests().withBinaries(Path.of("target", "postgres").toAbsolutePath()))
            .closedAtExit();
    closings.push(postgres::close);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("gnomon-browser");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private RunningGnomon kept(RunningGnomon gnomon) {
    closings.push(gnomon::close);
    return gnomon;
  }

  /** The sample company; tests leave its figures as they are. */
  RunningGnomon demo() {
    RunningGnomon running = demo;
    if (running == null) {
      running = kept(RunningGnomon.demo(postgres));
      demo = running;
    }
    return running;
  }

  /** The demo company on a day; later days see what happened before. */
  RunningGnomon group(LocalDate today) {
    if (groupIsThere) {
      return RunningGnomon.on(postgres, "group", today);
    }
    groupIsThere = true;
    return RunningGnomon.group(postgres, today);
  }

  /** A company that a test fills itself. */
  RunningGnomon fresh(String database) {
    return RunningGnomon.empty(postgres, database);
  }

  /** A server where nobody has signed in yet; tests leave it so. */
  RunningGnomon empty() {
    RunningGnomon running = empty;
    if (running == null) {
      running = kept(RunningGnomon.empty(postgres, "empty"));
      empty = running;
    }
    return running;
  }

  /** A window of the browser in which nobody is signed in. */
  Visit visit(RunningGnomon gnomon, Screen screen) {
    return new Visit(browser.browser(), gnomon.address(), screen, List.of());
  }

  /** A window in which someone of the demo is signed in. */
  Visit visitDemo(String username, Screen screen) {
    List<Cookie> session = signedIn.computeIfAbsent(username, this::signIn);
    return new Visit(browser.browser(), demo().address(), screen, session);
  }

  private List<Cookie> signIn(String username) {
    try (Visit visit = visit(demo(), Screen.desktop("en"))) {
      visit.open("/sign-in");
      visit.signIn(username, RunningGnomon.PASSWORD);
      return visit.session();
    }
  }

  @Override
  public void close() {
    while (!closings.isEmpty()) {
      closings.pop().run();
    }
  }
}
