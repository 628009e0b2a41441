package gaia.configuration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Says plainly which settings this version reads and checks, but does nothing with yet. */
final class WithoutEffect {

  private static final Map<Setting, String> SENTENCES =
      new EnumMap<>(
          Map.of(
              Setting.BG_ENABLE_LORA,
              "%s is true, but this version does not train LoRA adapters yet."));

  private WithoutEffect() {}

  static List<String> warnings(Map<Setting, Object> values) {
    List<String> warnings = new ArrayList<>();
    SENTENCES.forEach(
        (setting, sentence) -> {
          Object value = values.get(setting);
          if (value != null && !Boolean.FALSE.equals(value)) {
            warnings.add(sentence.formatted(setting.key()));
          }
        });
    return warnings;
  }
}
