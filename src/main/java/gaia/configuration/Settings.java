package gaia.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of this installation, all of them valid. Inject it.
 *
 * <p>Each getter reads settings of one kind and refuses others with {@link
 * IllegalArgumentException}, which is a mistake of the caller.
 */
public final class Settings {

  private final Map<Setting, Object> values;
  private final List<EffectiveSetting> effective;
  private final List<String> warnings;

  Settings(Map<Setting, Object> values, List<EffectiveSetting> effective, List<String> warnings) {
    this.values = Map.copyOf(values);
    this.effective = List.copyOf(effective);
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads and checks everything.
   *
   * @throws InvalidSettings when at least one value is not allowed; it names all of them
   */
  public static Settings from(Config config) {
    return SettingsReader.read(config);
  }

  public Duration duration(Setting setting) {
    return required(setting, Duration.class);
  }

  /** A share above 0 and up to 1, a rate or a base. */
  public double decimal(Setting setting) {
    return required(setting, Double.class);
  }

  public int integer(Setting setting) {
    return required(setting, Integer.class);
  }

  /** Empty means that the setting is {@code auto}. */
  public OptionalInt integerUnlessAuto(Setting setting) {
    return required(setting, OptionalInt.class);
  }

  public boolean flag(Setting setting) {
    return required(setting, Boolean.class);
  }

  /** A text or a choice; choices are in lower case. */
  public Optional<String> text(Setting setting) {
    return optional(setting, String.class);
  }

  public Optional<URI> url(Setting setting) {
    return optional(setting, URI.class);
  }

  /** An absolute path; folders inside the data folder are resolved against it. */
  public Optional<Path> path(Setting setting) {
    return optional(setting, Path.class).map(path -> dataFolder().resolve(path).normalize());
  }

  public LocalTime time(Setting setting) {
    return required(setting, LocalTime.class);
  }

  public ZoneId zone(Setting setting) {
    return required(setting, ZoneId.class);
  }

  /** {@code GAIA_DATA}, absolute. */
  public Path dataFolder() {
    return required(Setting.GAIA_DATA, Path.class).normalize();
  }

  /** {@code BG_STRUCTURED_DIR}, absolute. */
  public Path structuredArchives() {
    return path(Setting.BG_STRUCTURED_DIR).orElseThrow();
  }

  /** {@code BG_LORA_ADAPTERS_DIR}, absolute. */
  public Path loraAdapters() {
    return path(Setting.BG_LORA_ADAPTERS_DIR).orElseThrow();
  }

  /** Every setting with its value and source, in the order of {@link Setting}. */
  public List<EffectiveSetting> effective() {
    return effective;
  }

  /** What looks like a setting but is none, one sentence each. */
  public List<String> warnings() {
    return warnings;
  }

  private <T> T required(Setting setting, Class<T> type) {
    return optional(setting, type)
        .orElseThrow(() -> new IllegalArgumentException(setting + " may be absent"));
  }

  private <T> Optional<T> optional(Setting setting, Class<T> type) {
    Object value = values.get(setting);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalArgumentException(setting + " is not a " + type.getSimpleName());
    }
    return Optional.ofNullable(value).map(type::cast);
  }
}
