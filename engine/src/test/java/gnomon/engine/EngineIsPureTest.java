package gnomon.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import gnomon.engine.calendar.ChinaDays;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** The engine is a function of its arguments: no clock, no I/O, no framework. */
class EngineIsPureTest {

  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("gnomon.engine");

  @Test
  void the_engine_knows_only_the_jdk() {
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("gnomon.engine..", "java..", "org.jspecify.."))
        .check(ENGINE);
  }

  @Test
  void the_engine_calls_no_clock() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(ENGINE);
    noClasses().should().callMethodWhere(readsTheTime()).check(ENGINE);
  }

  @Test
  void the_engine_reads_nothing_but_its_own_days() {
    noClasses()
        .that(not(name(ChinaDays.class.getName())))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio..", "java.net..", "java.sql..", "javax..", "java.lang.foreign..")
        .check(ENGINE);
  }

  @Test
  void the_engine_rolls_no_dice_of_its_own() {
    noClasses()
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .check(ENGINE);
  }

  private static DescribedPredicate<JavaMethodCall> readsTheTime() {
    return DescribedPredicate.describe(
        "now(), currentTimeMillis() or nanoTime()",
        call -> call.getName().matches("now|currentTimeMillis|nanoTime"));
  }
}
