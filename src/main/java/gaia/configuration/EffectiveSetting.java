package gaia.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force, for people.
 *
 * @param value null when it is not set; masked when it is secret
 * @param source where the value comes from, such as "environment variable" or "default"
 * @param ordinal rank of that source, higher wins; null for what no source gave
 * @param unit empty where there is none
 * @param restartNeeded whether a change takes effect only after a restart
 */
public record EffectiveSetting(
    String key,
    @Nullable String value,
    String source,
    @Nullable Integer ordinal,
    @JsonProperty("default") @Nullable String defaultValue,
    String range,
    String unit,
    String help,
    boolean secret,
    boolean restartNeeded) {

  static EffectiveSetting of(GivenValue given) {
    Setting setting = given.setting();
    return new EffectiveSetting(
        setting.key(),
        given.text() == null ? null : setting.show(given.text()),
        given.source(),
        given.ordinal(),
        setting.defaultText().orElse(null),
        setting.kind().range(),
        setting.kind().unit(),
        setting.help(),
        setting.isSecret(),
        true);
  }
}
