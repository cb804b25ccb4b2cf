package gnomon.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accessibility rules of axe-core (WCAG 2.2 AA and best practice) on a page as it stands. */
final class Axe {

  private static final String SCRIPT = script();
  private static final String FINDINGS =
      """
      async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.slice(0, 4).map(({ target, failureSummary }) =>
            `${id} (${help}) at ${target.join(' ')}: ${(failureSummary ?? '').split('\\n').slice(1, 3).join(' ').trim()}`))
      }
      """;

  private Axe() {}

  private static String script() {
    Path file =
        Path.of(System.getProperty("gnomon.axe", "../web/node_modules/axe-core/axe.min.js"));
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(
          "%s cannot be read. Maybe build the web module first; npm brings it.".formatted(file),
          missing);
    }
  }

  /** One sentence for each broken rule and element; empty is good. */
  @SuppressWarnings("unchecked") // the script above answers a list of texts
  static List<String> violations(Page page) {
    page.evaluate(SCRIPT);
    return (List<String>) page.evaluate(FINDINGS);
  }
}
