package gaia.configuration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Backs the settings page. */
@Named("settingsPage")
@RequestScoped
public class SettingsView {

  @Inject Settings settings;

  public List<EffectiveSetting> getRows() {
    return settings.effective();
  }

  /** What looks like a setting but is none. */
  public List<String> getWarnings() {
    return settings.warnings();
  }
}
