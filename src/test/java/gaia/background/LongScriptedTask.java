package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** A long task that is done at once, and says that it takes an hour. */
@ApplicationScoped
class LongScriptedTask implements TaskHandler {

  static final String TYPE = "long_scripted";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.loraPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return Duration.ofHours(5);
  }

  @Override
  public Duration estimate(BackgroundProcessorConfig config) {
    return Duration.ofHours(1);
  }

  @Override
  public boolean needsLongIdle() {
    return true;
  }

  @Override
  public TaskResult run(TaskRun run) {
    return TaskResult.Done.with(Map.of());
  }
}
