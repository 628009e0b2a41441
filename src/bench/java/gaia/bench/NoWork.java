package gaia.bench;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A task without work; counts down when it is run. */
record NoWork(CountDownLatch left, int bundle) implements TaskHandler {

  @Override
  public String type() {
    return "nothing";
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
    left.countDown();
    return TaskResult.Done.with(Map.of());
  }
}
