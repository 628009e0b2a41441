package gaia.it;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link Browser} to tests. Where none is installed they are skipped, and one line says so;
 * with {@code GAIA_BROWSER_TESTS=required} they fail instead.
 */
public final class WithBrowser implements ExecutionCondition, ParameterResolver {

  private static final Namespace OURS = Namespace.create(WithBrowser.class);
  private static final String MISSING =
      "Browser tests are skipped: " + Browser.BINARY + " or " + Browser.DRIVER + " is missing";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Browser.isInstalled()) {
      return ConditionEvaluationResult.enabled("a browser is installed");
    }
    if ("required".equals(System.getenv("GAIA_BROWSER_TESTS"))) {
      throw new IllegalStateException("GAIA_BROWSER_TESTS=required, but no browser. " + MISSING);
    }
    context.getRoot().getStore(OURS).getOrComputeIfAbsent(MISSING, WithBrowser::say);
    return ConditionEvaluationResult.disabled(MISSING);
  }

  /** Whether tests that can do without may use one; where one is required, they must. */
  static boolean isThere() {
    return Browser.isInstalled() || "required".equals(System.getenv("GAIA_BROWSER_TESTS"));
  }

  private static String say(String line) {
    System.err.println(line);
    return line;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(OURS).getOrComputeIfAbsent("browser", key -> new Browser());
  }
}
