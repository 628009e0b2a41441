package gaia.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one server that most tests share to their constructors and methods; started when first
 * asked for, ended with the process of the tests, which runs many classes one after the other. It
 * begins background work after one second without a user.
 */
final class SharedServer implements ParameterResolver {

  /** Bytes; small, so that the limit can be tested. */
  static final int MAX_BODY = 1 << 20;

  /** Work starts at once, and a busy machine does not hold it up. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "BG_IDLE_THRESHOLD", "1",
          "BG_LONG_IDLE_THRESHOLD", "1",
          "BG_OVERNIGHT", "false",
          "BG_MAX_CPU", "1",
          "BG_ADAPT", "false",
          "BG_MAX_MEMORY", "1",
          "GAIA_FOLDER_SCAN", "1",
          "GAIA_MAX_BODY", Integer.toString(MAX_BODY));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == GaiaServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Started.SERVER;
  }

  /** Not in a store of JUnit: each class is a run of its own where several processes share them. */
  private static final class Started {
    static final GaiaServer SERVER = GaiaServer.start("shared", SETTINGS);
  }
}
