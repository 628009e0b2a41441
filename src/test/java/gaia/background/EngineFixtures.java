package gaia.background;

import gaia.background.admission.OvernightWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** An engine's surroundings for tests. */
public final class EngineFixtures {

  private EngineFixtures() {}

  public static BackgroundProcessorConfig config() {
    return new BackgroundProcessorConfig(
        Duration.ofMillis(300),
        Duration.ofHours(1),
        new OvernightWindow(false, LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC),
        1,
        1,
        false,
        10,
        20,
        30,
        3,
        2,
        1,
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Duration.ofMillis(250),
        true);
  }

  static TaskHandler handler(String type) {
    return new TaskHandler() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public int priority(BackgroundProcessorConfig config) {
        return config.conversationPriority();
      }

      @Override
      public Duration timeout(BackgroundProcessorConfig config) {
        return config.maxProcessingTime();
      }

      @Override
      public TaskResult run(TaskRun run) {
        return TaskResult.Done.with(Map.of());
      }
    };
  }
}
