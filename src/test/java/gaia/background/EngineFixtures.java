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
        true,
        new QueueConfig(Duration.ofSeconds(360), 100, Duration.ofDays(90)));
  }

  /** For engines that tests drive: nobody is ever there unless the test says so. */
  public static BackgroundProcessorConfig alwaysIdle() {
    return config();
  }

  static BackgroundProcessorConfig withSole(BackgroundProcessorConfig from, boolean sole) {
    return new BackgroundProcessorConfig(
        from.idleThreshold(),
        from.longIdleThreshold(),
        from.overnight(),
        from.maxMemory(),
        from.maxCpu(),
        from.adapt(),
        from.conversationPriority(),
        from.embeddingPriority(),
        from.loraPriority(),
        from.maxAttempts(),
        from.retryDelayBase(),
        from.maxConcurrentTasks(),
        from.maxProcessingTime(),
        from.conversationTimeout(),
        from.embeddingTimeout(),
        from.loraTimeout(),
        from.tick(),
        sole,
        from.queue());
  }

  /** The same, but a task may fail or die with its server this often. */
  static BackgroundProcessorConfig withAttempts(BackgroundProcessorConfig from, int attempts) {
    return new BackgroundProcessorConfig(
        from.idleThreshold(),
        from.longIdleThreshold(),
        from.overnight(),
        from.maxMemory(),
        from.maxCpu(),
        from.adapt(),
        from.conversationPriority(),
        from.embeddingPriority(),
        from.loraPriority(),
        attempts,
        from.retryDelayBase(),
        from.maxConcurrentTasks(),
        from.maxProcessingTime(),
        from.conversationTimeout(),
        from.embeddingTimeout(),
        from.loraTimeout(),
        from.tick(),
        from.soleServer(),
        from.queue());
  }

  static TaskHandler handler(String type) {
    return new Quick(type);
  }

  static TaskHandler longHandler(String type) {
    return new Quick(type) {
      @Override
      public boolean needsLongIdle() {
        return true;
      }
    };
  }

  /** Has nothing to do. */
  static class Quick implements TaskHandler {
    private final String type;

    Quick(String type) {
      this.type = type;
    }

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
    public TaskResult run(TaskRun run) throws Exception {
      return TaskResult.Done.with(Map.of());
    }
  }
}
