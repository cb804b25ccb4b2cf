package gnomon.server.demo;

import gnomon.server.access.Role;
import gnomon.server.database.Scope;
import gnomon.server.exchange.Imports;
import gnomon.server.exchange.Mapping;
import gnomon.server.exchange.MappingReader;
import gnomon.server.exchange.ProgressListener;
import gnomon.server.ledger.Follower;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Fills an empty company with the sample data set: its files by their mapping, the 2017 plan, and
 * an account for each role. Every step looks first whether it is done, so an interrupted load goes
 * on.
 */
@Service
public class SampleCompany {

  private static final String SAMPLE = "/sample/maven-crm/";
  private static final List<String> FILES =
      List.of("sales_teams.csv", "products.csv", "accounts.csv", "sales_pipeline.csv");

  private final Imports imports;
  private final MappingReader mappings;
  private final Follower follower;
  private final SamplePlan plan;
  private final Guests guests;

  SampleCompany(
      Imports imports, MappingReader mappings, Follower follower, SamplePlan plan, Guests guests) {
    this.imports = imports;
    this.mappings = mappings;
    this.follower = follower;
    this.plan = plan;
    this.guests = guests;
  }

  /** Loads what is missing. */
  public void load(String password, ProgressListener progress) {
    if (follower.version().entries() == 0) {
      loadFiles(progress);
    }
    follower.follow();
    plan.make();
    guests.invite(guests(), password);
  }

  private void loadFiles(ProgressListener progress) {
    Mapping mapping = mappings.read(text("maven-crm.yaml"));
    try {
      Path folder = Files.createTempDirectory("gnomon-sample");
      try {
        imports.run(Scope.everything(), mapping, copied(folder), progress);
      } finally {
        deleteAll(folder);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Map<String, Path> copied(Path folder) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String name : FILES) {
      Path file = folder.resolve(name);
      try (InputStream sample = resource(name)) {
        Files.copy(sample, file);
      }
      files.put(name, file);
    }
    return files;
  }

  private static void deleteAll(Path folder) throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.deleteIfExists(folder);
  }

  private static String text(String name) {
    try (InputStream sample = resource(name)) {
      return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static InputStream resource(String name) {
    InputStream found = SampleCompany.class.getResourceAsStream(SAMPLE + name);
    if (found == null) {
      throw new IllegalStateException(
          "The sample file " + SAMPLE + name + " is not in the program.");
    }
    return found;
  }

  /** One account a role; the manager and the seller are people of the sample. */
  public List<Guest> guests() {
    return List.of(
        new Guest("admin", Role.ADMINISTRATOR, "Administrator"),
        new Guest("vp", Role.EXECUTIVE, "Sales VP"),
        new Guest("ops", Role.OPERATIONS, "Sales Operations"),
        new Guest("finance", Role.FINANCE, "Finance"),
        new Guest("melvin.marxen", Role.MANAGER, "Melvin Marxen"),
        new Guest("darcel.schlecht", Role.SELLER, "Darcel Schlecht"));
  }
}
