package gaia.configuration;

import java.util.List;
import java.util.Map;

/** Says plainly which settings have no effect, as the others are. */
final class WithoutEffect {

  private WithoutEffect() {}

  static List<String> warnings(Map<Setting, Object> values) {
    boolean wanted = Boolean.TRUE.equals(values.get(Setting.BG_ENABLE_LORA));
    boolean base =
        values.get(Setting.MODEL_PATH) != null || values.get(Setting.GAIA_LORA_BASE) != null;
    return wanted && !base
        ? List.of(
            "BG_ENABLE_LORA is true, but there is no model to train adapters for: set MODEL_PATH"
                + " or GAIA_LORA_BASE.")
        : List.of();
  }
}
