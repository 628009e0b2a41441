package gaia.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Makes the settings, once, for whoever injects them first. */
@Dependent
class SettingsProducer {

  private static final System.Logger LOG = EscapedLog.system(SettingsProducer.class);

  @Produces
  @Singleton
  Settings settings(Config config) {
    Settings settings = Settings.from(config);
    settings.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
    return settings;
  }
}
