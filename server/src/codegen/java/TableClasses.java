import gnomon.postgres.EmbeddedPostgres;
import gnomon.postgres.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates the table classes from the migrations, on a real PostgreSQL: migrates an empty cluster
 * and reads its catalogue. Does nothing when the migrations are those of the last run.
 *
 * <p>Runs as a single source file in its own JVM, because the generator needs a newer Java than the
 * one that Maven may run on.
 */
public class TableClasses {

  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    Path stamp = output.resolveSibling("jooq.sha256");
    String hash = hashOf(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) {
      return;
    }
    Path folder = Files.createTempDirectory("gnomon-tables");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            folder, Options.fastForTests().withBinaries(output.resolveSibling("postgres")))) {
      postgres.createDatabase("gnomon");
      String url = postgres.jdbcUrl("gnomon");
      Flyway.configure()
          .dataSource(url, postgres.ownerName(), postgres.ownerPassword())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      generate(url, postgres.ownerName(), postgres.ownerPassword(), output);
    } finally {
      delete(folder);
    }
    Files.writeString(stamp, hash);
  }

  private static void generate(String url, String user, String password, Path output)
      throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(org.jooq.meta.jaxb.Logging.WARN)
            .withJdbc(new Jdbc().withUrl(url).withUser(user).withPassword(password))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.postgres.PostgresDatabase")
                            .withInputSchema("public")
                            .withOutputSchemaToDefault(true)
                            .withIncludeExcludeColumns(true)
                            .withIncludeRoutines(false)
                            .withIncludeUDTs(false)
                            .withExcludes("flyway_.*|spring_session.*|.*\\.xid"))
                    .withGenerate(
                        new Generate()
                            .withGeneratedAnnotation(false)
                            .withJavaTimeTypes(true)
                            .withImplicitJoinPathsToMany(false)
                            .withComments(false))
                    .withTarget(
                        new Target()
                            .withPackageName("gnomon.database")
                            .withDirectory(output.toString())
                            .withClean(true))));
  }

  private static String hashOf(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    List<Path> files;
    try (var stream = Files.list(migrations)) {
      files = stream.sorted().toList();
    }
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    digest.update(Files.readAllBytes(Path.of("src/codegen/java/TableClasses.java")));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path folder) throws Exception {
    try (var stream = Files.walk(folder)) {
      for (Path path : stream.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
