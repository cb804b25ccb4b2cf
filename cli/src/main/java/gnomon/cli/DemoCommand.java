package gnomon.cli;

import gnomon.server.demo.DemoCompany;
import gnomon.server.demo.DemoOptions;
import gnomon.server.demo.Guest;
import gnomon.server.demo.SampleCompany;
import gnomon.server.organization.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the demo company, a made-up Chinese group with three years of history up to today;",
      "loads it the first time. Nothing else is needed. A later day goes on from where it is."
    })
final class DemoCommand implements Callable<Integer> {

  private static final String SAMPLE = "maven-crm";
  private static final String GROUP = "group";
  private static final String SAMPLE_DAY = "2017-10-01";
  private static final List<Integer> SCALES = List.of(1, 10, 100);

  @Mixin Place place = new Place();
  @Mixin Listening listening = new Listening();

  @Option(
      names = "--company",
      paramLabel = "NAME",
      defaultValue = GROUP,
      description = {
        "${DEFAULT-VALUE}: the demo company; maven-crm: the sample data set",
        "\"CRM Sales Opportunities\" of 2016 and 2017."
      })
  String company = GROUP;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = {
        "The demo's day; \"now\" for the real one.",
        "Default: now; for maven-crm " + SAMPLE_DAY + "."
      })
  @Nullable String today;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another company of the same kind (1). Seeds 1, 2 and 3 differ in a cause.")
  @Nullable Long seed;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "1, 10 or 100 times as many teams, customers and deals (1).")
  @Nullable Integer scale;

  @Option(
      names = "--live",
      description = {
        "The company goes on while you look: every few seconds something of today happens.",
        "When a day given by --today is over, the next one begins."
      })
  boolean live;

  @Override
  public Integer call() throws Exception {
    Optional<DemoOptions> options = options();
    Map<String, Object> properties = new LinkedHashMap<>(listening.properties());
    day().ifPresent(fixed -> properties.put("gnomon.today", fixed.toString()));
    Path folder = place.folder(Folders.demo());
    Folders.claim(folder, options.map(DemoOptions::text).orElse("the demo company " + SAMPLE));
    String password = password(folder);
    System.out.println("Starting Gnomon …");
    try (RunningServer server = RunningServer.serving(place.open(folder), properties)) {
      List<Guest> guests = load(server, options, password);
      announce(guests, password, folder);
      WarmUpCommand.inBackground();
      if (live) {
        options.ifPresent(of -> LiveCompany.start(server.service(DemoCompany.class).live(of)));
      }
      server.await();
    }
    return 0;
  }

  /** Which demo company; empty for the sample. */
  private Optional<DemoOptions> options() {
    if (company.equals(SAMPLE)) {
      requireOfGroup("--seed", seed != null);
      requireOfGroup("--scale", scale != null);
      requireOfGroup("--live", live);
      return Optional.empty();
    }
    if (!company.equals(GROUP)) {
      throw new InputRefused(
          "There is no demo company \"%s\". Write --company %s or --company %s."
              .formatted(company, GROUP, SAMPLE));
    }
    int times = scale == null ? 1 : scale;
    if (!SCALES.contains(times)) {
      throw new InputRefused("--scale %d is not one of 1, 10 and 100.".formatted(times));
    }
    return Optional.of(DemoOptions.of(seed == null ? 1 : seed, times));
  }

  private static void requireOfGroup(String option, boolean given) {
    if (given) {
      throw new InputRefused(
          "%s belongs to the demo company; the sample %s has one size. Leave %s out."
              .formatted(option, SAMPLE, option));
    }
  }

  private String dayText() {
    String given = today;
    if (given != null) {
      return given;
    }
    return company.equals(SAMPLE) ? SAMPLE_DAY : "now";
  }

  private Optional<LocalDate> day() {
    String text = dayText();
    if (text.equals("now")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException wrong) {
      throw new InputRefused(
          "--today \"%s\" is not a date. Write it like 2017-10-01, or \"now\".".formatted(text));
    }
  }

  private List<Guest> load(RunningServer server, Optional<DemoOptions> options, String password) {
    try (ProgressBar bar = new ProgressBar()) {
      if (options.isEmpty()) {
        SampleCompany sample = server.service(SampleCompany.class);
        sample.load(password, bar::at);
        return sample.guests();
      }
      DemoCompany group = server.service(DemoCompany.class);
      LocalDate day = server.service(BusinessDay.class).today();
      group.load(options.get(), live ? day.minusDays(1) : day, password, bar::at);
      return group.guests();
    }
  }

  /** Made once for a data folder: there is no password that everyone knows. */
  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("demo-password");
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Password.random());
    }
    return Files.readString(file).strip();
  }

  private void announce(List<Guest> guests, String password, @Nullable Path folder) {
    String name =
        company.equals(SAMPLE)
            ? "sample data \"CRM Sales Opportunities\" (Maven Analytics)"
            : "远衡集团, a made-up group (docs/demo-company.md)";
    String day = dayText();
    System.out.println();
    System.out.println("  Gnomon    " + listening.address());
    System.out.println("  company   " + name);
    System.out.println("  today     " + day + (day.equals("now") ? "" : "  (change with --today)"));
    System.out.println("  data      " + (place.isExternal() ? "external PostgreSQL" : folder));
    System.out.println();
    System.out.println("  Sign in with one of these accounts, password " + password);
    guests.forEach(guest ->
        System.out.printf(
            "    %-16s %-14s %s%n", guest.username(), guest.role().code(), guest.name()));
    System.out.println();
    System.out.println("  Ctrl-C stops everything.");
    System.out.flush();
  }
}
