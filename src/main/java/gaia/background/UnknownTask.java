package gaia.background;

import java.time.Duration;

/** Stands in for the handler of a type that this version of the house does not know. */
record UnknownTask(String type) implements TaskHandler {

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
    throw new PermanentFailure("This version cannot do tasks of type " + type + ".");
  }
}
