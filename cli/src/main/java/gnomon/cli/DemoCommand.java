package gnomon.cli;

import gnomon.server.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Serves the sample company, loading it the first time; nothing else is needed.")
final class DemoCommand implements Callable<Integer> {

  @Mixin Place place = new Place();
  @Mixin Listening listening = new Listening();

  @Option(
      names = "--today",
      paramLabel = "DATE",
      defaultValue = "2017-10-01",
      description = "The demo's day (${DEFAULT-VALUE}); \"now\" for the real one.")
  String today = "2017-10-01";

  @Override
  public Integer call() throws Exception {
    Map<String, Object> properties = new LinkedHashMap<>(listening.properties());
    day().ifPresent(fixed -> properties.put("gnomon.today", fixed.toString()));
    Path folder = place.folder(Folders.demo());
    Folders.claim(folder, "the demo company maven-crm");
    String password = password(folder);
    System.out.println("Starting Gnomon …");
    try (RunningServer server = RunningServer.serving(place.open(folder), properties)) {
      Demo demo = server.service(Demo.class);
      try (ProgressBar bar = new ProgressBar()) {
        demo.load(password, bar::at);
      }
      announce(demo, password, folder);
      WarmUpCommand.inBackground();
      server.await();
    }
    return 0;
  }

  private java.util.Optional<LocalDate> day() {
    if (today.equals("now")) {
      return java.util.Optional.empty();
    }
    try {
      return java.util.Optional.of(LocalDate.parse(today));
    } catch (java.time.format.DateTimeParseException wrong) {
      throw new InputRefused(
          "--today \"%s\" is not a date. Write it like 2017-10-01, or \"now\".".formatted(today));
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

  private void announce(Demo demo, String password, @Nullable Path folder) {
    System.out.println();
    System.out.println("  Gnomon    " + listening.address());
    System.out.println("  company   sample data \"CRM Sales Opportunities\" (Maven Analytics)");
    System.out.println(
        "  today     " + today + (today.equals("now") ? "" : "  (change with --today)"));
    System.out.println("  data      " + (place.isExternal() ? "external PostgreSQL" : folder));
    System.out.println();
    System.out.println("  Sign in with one of these accounts, password " + password);
    demo.guests()
        .forEach(guest ->
            System.out.printf(
                "    %-16s %-14s %s%n", guest.username(), guest.role().code(), guest.name()));
    System.out.println();
    System.out.println("  Ctrl-C stops everything.");
    System.out.flush();
  }
}
