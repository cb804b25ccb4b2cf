package gnomon.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link Stage}. Without a browser the class is skipped and says why; with
 * {@code -Dgnomon.browser=required} it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OnStage.Setting.class)
@interface OnStage {

  /** Opens the stage before the first class and closes it after the last. */
  final class Setting implements BeforeAllCallback, ParameterResolver {

    @Override
    public void beforeAll(ExtensionContext context) {
      requireBrowser();
    }

    private static Path requireBrowser() {
      Path found = InstalledBrowser.find().orElse(null);
      if (found == null && InstalledBrowser.isRequired()) {
        return Assertions.fail(InstalledBrowser.ADVICE);
      }
      if (found == null) {
        System.out.println("[skipped] " + InstalledBrowser.ADVICE);
        return Assumptions.abort(InstalledBrowser.ADVICE);
      }
      return found;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(Stage.class, _ -> new Stage(requireBrowser()), Stage.class);
    }
  }
}
