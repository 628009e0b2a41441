package gaia.lora;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of this room.
 *
 * @param enabled whether anything is trained
 * @param base the model that adapters are trained for; null where there is none
 */
record LoraConfig(
    boolean enabled,
    @org.jspecify.annotations.Nullable Path base,
    double learningRate,
    int batch,
    int rank,
    int alpha) {

  TrainingPlan plan() {
    return TrainingPlan.usual(learningRate, batch, rank, alpha);
  }

  Optional<Path> baseModel() {
    return Optional.ofNullable(base);
  }

  /** Makes it of the house's settings. */
  @Dependent
  static class Producer {

    @Produces
    @Singleton
    LoraConfig config(Settings settings) {
      return new LoraConfig(
          settings.flag(Setting.BG_ENABLE_LORA),
          settings
              .path(Setting.GAIA_LORA_BASE)
              .or(() -> settings.path(Setting.MODEL_PATH))
              .orElse(null),
          settings.decimal(Setting.BG_LORA_LR),
          settings.integer(Setting.BG_LORA_BATCH),
          settings.integer(Setting.BG_LORA_R),
          settings.integer(Setting.BG_LORA_ALPHA));
    }
  }
}
