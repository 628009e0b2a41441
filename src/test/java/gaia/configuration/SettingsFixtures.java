package gaia.configuration;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings for tests of any room: the defaults, and what the test adds. */
public final class SettingsFixtures {

  static final String DATA = Path.of("campaign-data").toAbsolutePath().toString();

  private SettingsFixtures() {}

  /** The defaults with these environment variables. The data folder is not made. */
  public static Settings settings(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("GAIA_DATA", DATA));
    all.putAll(environment);
    return Settings.from(config(all));
  }

  static Config config(Map<String, String> environment) {
    return new SmallRyeConfigBuilder().withSources(environment(environment)).build();
  }

  static ConfigSource environment(Map<String, String> variables) {
    return new EnvConfigSource(variables, 300);
  }
}
