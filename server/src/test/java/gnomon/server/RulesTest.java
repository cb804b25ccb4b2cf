package gnomon.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** What keeps the house in order, beside the modules' own borders. */
class RulesTest {

  private static final String TABLES = "gnomon.database";

  /** Whose tables a module may read beside its own. */
  private static final Map<String, Set<String>> MAY_READ =
      Map.of("measure", Set.of("ledger"), "pipeline", Set.of("customer"));

  /** Tables of the session library, which belong to the sign-in. */
  private static final Map<String, String> OWNERS = Map.of("spring", "access");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("gnomon.server");

  private static String module(JavaClass type) {
    String rest = type.getPackageName().substring("gnomon.server".length());
    return rest.isEmpty() ? "" : rest.substring(1).replaceFirst("\\..*$", "");
  }

  private static boolean mayUse(String module, String table) {
    String prefix = table.replaceFirst("_.*$", "").toLowerCase(Locale.ROOT);
    String owner = OWNERS.getOrDefault(prefix, prefix);
    return owner.equals(module) || MAY_READ.getOrDefault(module, Set.of()).contains(owner);
  }

  @Test
  void a_module_uses_only_its_own_tables() {
    List<String> strangers = new ArrayList<>();
    for (JavaClass type : OURS) {
      tablesOf(type)
          .filter(table -> !mayUse(module(type), table))
          .forEach(table -> strangers.add(type.getSimpleName() + " uses " + table));
    }
    assertThat(strangers)
        .as("Ask the module that owns the table, or post what you need when it changes")
        .isEmpty();
  }

  private static Stream<String> tablesOf(JavaClass type) {
    Stream<String> constants =
        type.getFieldAccessesFromSelf().stream()
            .map(JavaFieldAccess::getTarget)
            .filter(field -> field.getOwner().getPackageName().equals(TABLES))
            .map(field -> field.getName().toLowerCase(Locale.ROOT));
    Stream<String> classes =
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .filter(target -> target.getPackageName().startsWith(TABLES + ".tables"))
            .map(target -> snake(target.getSimpleName()));
    return Stream.concat(constants, classes);
  }

  /** {@code LedgerEntryRecord} is about ledger_entry. */
  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  @Test
  void a_module_names_only_its_own_tables_in_sql_too() throws IOException {
    Pattern names = Pattern.compile("\\b(" + String.join("|", tableNames()) + ")\\b");
    List<String> strangers = new ArrayList<>();
    Path root = Path.of("src/main/java/gnomon/server");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Path inside = root.relativize(file);
        String module = inside.getNameCount() > 1 ? inside.getName(0).toString() : "";
        Matcher found = names.matcher(Files.readString(file));
        while (found.find()) {
          if (!mayUse(module, found.group(1))) {
            strangers.add(inside + " names " + found.group(1));
          }
        }
      }
    }
    assertThat(strangers).isEmpty();
  }

  private static Set<String> tableNames() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files
          .map(RulesTest::read)
          .flatMap(sql ->
              Pattern.compile("create table ([a-z_]+)").matcher(sql).results().map(m -> m.group(1)))
          .collect(Collectors.toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_table_is_named_after_the_module_whose_migration_makes_it() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      for (Path file : files.toList()) {
        String module = file.getFileName().toString().replaceAll("^V\\d+__([a-z]+)_.*", "$1");
        Pattern.compile("create table ([a-z_]+)")
            .matcher(read(file))
            .results()
            .map(match -> match.group(1))
            .forEach(table ->
                assertThat(mayUse(module, table)).as(table + " in " + file.getFileName()).isTrue());
      }
    }
  }

  @Test
  void json_is_written_by_jackson_3_alone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson.databind..")
        .because("Spring Boot 4 reads and writes with tools.jackson")
        .check(OURS);
  }

  @Test
  void no_one_looks_at_a_clock_of_its_own() {
    noClasses()
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.OffsetDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.Year.class, "now")
        .orShould()
        .callMethod(java.time.YearMonth.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(java.util.Date.class)
        .because("the day comes from BusinessDay, the instant from the one Clock")
        .check(OURS);
  }

  @Test
  void a_controller_is_named_so_and_hidden_in_its_module() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .haveSimpleNameEndingWith("Controller")
        .andShould()
        .bePackagePrivate()
        .check(OURS);
    classes()
        .that()
        .haveSimpleNameEndingWith("Controller")
        .should()
        .beAnnotatedWith(RestController.class)
        .check(OURS);
  }

  @Test
  void only_the_database_module_opens_connections_and_transactions() {
    noClasses()
        .that()
        .resideOutsideOfPackages("gnomon.server.database..", "gnomon.server.live..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javax.sql.DataSource")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("org\\.springframework\\.transaction\\..*")
        .because("every statement runs under a scope, which Database takes")
        .check(OURS);
  }

  @Test
  void there_are_no_packages_for_everything_and_nothing() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..", "..common..", "..helper..", "..impl..", "..dto..", "..base..")
        .check(OURS);
    assertThat(
            OURS.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.isInterface() && type.getAllSubclasses().size() == 1)
                .filter(type -> !type.isAnonymousClass())
                .map(JavaClass::getName))
        .as("Interfaces with one implementation")
        .isEmpty();
  }
}
