package gnomon.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link Stage}. Without a browser, or without pages, the class is skipped
 * and says why; with {@code -Dgnomon.browser=required} it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OnStage.Setting.class)
@interface OnStage {

  /** Opens the stage before the first class that needs it and closes it after the last test. */
  final class Setting implements ExecutionCondition, ParameterResolver {

    private static final String NO_PAGES =
        "The pages are not built, since npm is absent or web.skip is set. Install Node.js 20.19 or"
            + " later with npm, and build without -Dweb.skip.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<String> missing = missing();
      if (missing.isEmpty() || isRequired()) {
        return ConditionEvaluationResult.enabled("everything is there, or has to be");
      }
      if (context.getTestMethod().isEmpty()) {
        System.out.printf("[skipped] %s: %s%n", context.getDisplayName(), missing.get());
      }
      return ConditionEvaluationResult.disabled(missing.get());
    }

    private static boolean isRequired() {
      return "required".equals(System.getProperty("gnomon.browser"));
    }

    private static Optional<String> missing() {
      if (InstalledBrowser.find().isEmpty()) {
        return Optional.of(InstalledBrowser.ADVICE);
      }
      return Stage.class.getResource("/META-INF/resources/index.html") == null
          ? Optional.of(NO_PAGES)
          : Optional.empty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
      missing().ifPresent(Assertions::fail);
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(
              Stage.class, _ -> new Stage(InstalledBrowser.find().orElseThrow()), Stage.class);
    }
  }
}
