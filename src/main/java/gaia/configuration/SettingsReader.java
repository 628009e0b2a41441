package gaia.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads all settings at once. */
final class SettingsReader {

  private final Map<Setting, GivenValue> given = new EnumMap<>(Setting.class);
  private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
  private final List<String> complaints = new ArrayList<>();

  private SettingsReader() {}

  /**
   * @throws InvalidSettings when at least one value is not allowed; it names all of them
   */
  static Settings read(Config config) {
    List<ConfigSource> sources = GivenValue.sourcesOf(config);
    SettingsReader reader = new SettingsReader();
    for (Setting setting : Setting.values()) {
      reader.accept(GivenValue.of(setting, sources));
    }
    reader.complaints.addAll(new CrossChecks(reader.given, reader.values).complaints());
    if (!reader.complaints.isEmpty()) {
      throw new InvalidSettings(reader.complaints);
    }
    List<EffectiveSetting> effective =
        reader.given.values().stream().map(EffectiveSetting::of).toList();
    List<String> warnings = new ArrayList<>(UnknownSettings.warnings(sources));
    warnings.addAll(WithoutEffect.warnings(reader.values));
    return new Settings(reader.values, effective, List.copyOf(warnings));
  }

  private void accept(GivenValue value) {
    Setting setting = value.setting();
    given.put(setting, value);
    if (value.text() == null) {
      return;
    }
    try {
      values.put(setting, setting.kind().read(value.text()));
    } catch (IllegalArgumentException e) {
      complaints.add(value.complaint("allowed is " + setting.kind().range()));
    }
  }
}
