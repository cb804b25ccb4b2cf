package gnomon.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The import page, step by step, with the files of the sample company. */
record ImportSteps(Visit visit) {

  static ImportSteps of(Visit visit) {
    return new ImportSteps(visit);
  }

  ImportSteps upload() {
    visit.main().locator("input[type=file]").setInputFiles(Sample.files());
    for (String name : Sample.FILES) {
      visit.button(visit.said("移除 %s", "Remove %s").formatted(name)).waitFor();
    }
    return this;
  }

  /** Everything of long ago counts as known on the day that it happened. */
  ImportSteps asHistory(String source) {
    visit.field("Source").fill(source);
    Locator history = visit.named(AriaRole.SWITCH, "Import as history");
    history.click();
    assertThat(history).isChecked();
    return this;
  }

  ImportSteps next() {
    visit.button(visit.said("下一步", "Next")).click();
    visit.settle();
    return this;
  }

  ImportSteps takeSuggestedValues() {
    visit.page().getByText(Pattern.compile("^Take all \\d+ suggestions?$")).first().click();
    return this;
  }

  /** The card of a file, with its counts. */
  Locator card(String file) {
    return visit
        .page()
        .locator("section")
        .filter(new Locator.FilterOptions().setHas(visit.heading(file)));
  }

  void start() {
    visit.button("Start import").click();
    assertThat(visit.main())
        .containsText("Import done", new ContainsTextOptions().setTimeout(90_000));
  }
}
