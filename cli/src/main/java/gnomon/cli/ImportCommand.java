package gnomon.cli;

import gnomon.server.database.Scope;
import gnomon.server.exchange.ImportReport;
import gnomon.server.exchange.ImportReport.FileReport;
import gnomon.server.exchange.Imports;
import gnomon.server.exchange.Mapping;
import gnomon.server.exchange.MappingReader;
import gnomon.server.ledger.Follower;
import gnomon.server.organization.Organization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Loads files by a mapping, in one transaction, also while the server runs.",
      "Rows with a problem are left out and written to an error file, with the reason."
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin Place place = new Place();

  @Option(names = "--mapping", required = true, paramLabel = "YAML", description = "The mapping.")
  @Nullable Path mapping;

  @Option(names = "--check", description = "Only say what would happen.")
  boolean check;

  @Option(
      names = "--errors",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where error files go (${DEFAULT-VALUE}).")
  Path errors = Path.of(".");

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files that the mapping names.")
  List<Path> files = List.of();

  /** The company that a command means: the named folder, else one's own, else the demo's. */
  static Path folder(Place place) {
    Path own = Folders.own();
    return place.folder(Files.exists(own) || !Files.exists(Folders.demo()) ? own : Folders.demo());
  }

  @Override
  public Integer call() throws Exception {
    Path yaml = readable(java.util.Objects.requireNonNull(mapping));
    Map<String, Path> named = new LinkedHashMap<>();
    files.forEach(file -> named.put(String.valueOf(file.getFileName()), readable(file)));
    try (RunningServer server = RunningServer.working(place.join(folder(place)));
        ProgressBar bar = new ProgressBar()) {
      Mapping read = server.service(MappingReader.class).read(Files.readString(yaml));
      Imports imports = server.service(Imports.class);
      System.out.printf(
          "%s (%s)%n",
          server.service(Organization.class).company(Scope.everything()).name(),
          place.isExternal() ? "external PostgreSQL" : folder(place));
      ImportReport report =
          check
              ? imports.check(Scope.everything(), read, named)
              : imports.run(Scope.everything(), read, named, bar::at, errors);
      bar.finish();
      print(report);
      server.service(Follower.class).follow();
    }
    return 0;
  }

  private static Path readable(Path file) {
    if (!Files.isReadable(file)) {
      throw new InputRefused("The file %s cannot be read. Is the path right?".formatted(file));
    }
    return file;
  }

  private void print(ImportReport report) {
    System.out.println(check ? "Would import:" : "Imported:");
    for (FileReport file : report.files()) {
      System.out.printf(
          "  %-28s %-12s read %,d  added %,d  changed %,d  unchanged %,d  rejected %,d%n",
          file.name(),
          file.entity().code(),
          file.read(),
          file.added(),
          file.changed(),
          file.unchanged(),
          file.rejected());
      file.errors().stream()
          .limit(5)
          .forEach(problem ->
              System.out.printf(
                  "    %s:%d %s \"%s\": %s%n",
                  file.name(),
                  problem.line(),
                  problem.field(),
                  problem.value(),
                  problem.problem().en()));
    }
    if (!check) {
      System.out.printf("  facts posted: %,d%n", report.entries());
      report.errorFiles().forEach(file -> System.out.println("  rejected rows: " + file));
    }
  }
}
