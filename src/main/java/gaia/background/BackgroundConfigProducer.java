package gaia.background;

import gaia.background.admission.OvernightWindow;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The engine's settings as the house has them. */
@Dependent
class BackgroundConfigProducer {

  @Produces
  @Singleton
  BackgroundProcessorConfig config(Settings settings) {
    return new BackgroundProcessorConfig(
        settings.duration(Setting.BG_IDLE_THRESHOLD),
        settings.duration(Setting.BG_LONG_IDLE_THRESHOLD),
        new OvernightWindow(
            settings.flag(Setting.BG_OVERNIGHT),
            settings.time(Setting.BG_OVERNIGHT_START),
            settings.time(Setting.BG_OVERNIGHT_END),
            settings.zone(Setting.BG_TIMEZONE)),
        settings.decimal(Setting.BG_MAX_MEMORY),
        settings.decimal(Setting.BG_MAX_CPU),
        settings.flag(Setting.BG_ADAPT),
        settings.integer(Setting.BG_CONVERSATION_PRIORITY),
        settings.integer(Setting.BG_EMBEDDING_PRIORITY),
        settings.integer(Setting.BG_LORA_PRIORITY),
        settings.integer(Setting.BG_MAX_RETRIES),
        settings.decimal(Setting.BG_RETRY_DELAY_BASE),
        settings.integer(Setting.BG_MAX_CONCURRENT_TASKS),
        settings.duration(Setting.BG_MAX_PROCESSING_TIME),
        settings.duration(Setting.BG_CONV_TIMEOUT),
        settings.duration(Setting.BG_EMBED_TIMEOUT),
        settings.duration(Setting.BG_LORA_TIMEOUT),
        settings.duration(Setting.GAIA_TICK),
        settings.text(Setting.GAIA_DB_KIND).orElse("h2").equals("h2"),
        new QueueConfig(
            settings.duration(Setting.BG_AGING),
            settings.integer(Setting.BG_BUNDLE),
            Duration.ofDays(settings.integer(Setting.GAIA_KEEP_TASKS))));
  }
}
