package gaia.lora;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskState;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.knowledge.structured.ConversationExtracted;
import gaia.lora.decoder.UnusableModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Teaches a model what is known of a campaign, and proves that it learned it. */
@ApplicationScoped
class LoraTrainingTask implements TaskHandler {

  static final String TYPE = "lora_training";

  private static final String BEFORE = "integrate_knowledge";
  private static final Duration SOON = Duration.ofMinutes(1);

  @Inject Adapters adapters;
  @Inject CampaignTraining campaigns;
  @Inject Tasks tasks;
  @Inject LoraConfig config;
  @Inject NativeMemory memory;
  @Inject BackgroundProcessorConfig engine;

  private volatile long lastNeed;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig engine) {
    return engine.loraPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig engine) {
    return engine.loraTimeout();
  }

  @Override
  public boolean needsLongIdle() {
    return true;
  }

  /** What the last training took, unless it never fits: then it is run to say so. */
  @Override
  public long memoryEstimate() {
    long need = lastNeed;
    return need > 0 && need <= memory.room().ever() ? need : 0;
  }

  /** Runs in the transaction that completes the reading of an archive. */
  void extracted(@Observes ConversationExtracted read) {
    if (adapters.whyNotTrained().isEmpty()) {
      adapters.submit(read.owner(), read.campaign());
    }
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    adapters
        .whyNotTrained()
        .ifPresent(
            why -> {
              throw new PermanentFailure(why);
            });
    if (!tasks.list(run.owner(), TaskState.PENDING, BEFORE, 1, null).isEmpty()) {
      return new TaskResult.RetryLater(SOON, "Waits until what was said last is known.");
    }
    Path base = config.baseModel().orElseThrow();
    try {
      Lesson lesson = campaigns.lesson(run, LearningBase.open(base, run::breathe), base);
      if (!lesson.hasNews()) {
        return TaskResult.Done.with(
            Map.of("success", true, "trained", false, "reason", lesson.whyNot()));
      }
      return train(run, lesson);
    } catch (UnusableModel e) {
      throw new PermanentFailure(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      throw new PermanentFailure(
          "The training needs %s, which Java could not hand out: see -XX:MaxDirectMemorySize."
              .formatted(Bytes.of(lastNeed)));
    }
  }

  private TaskResult train(TaskRun run, Lesson lesson) throws UnusableModel, IOException {
    long need = lesson.job().bytes();
    lastNeed = need;
    NativeMemory.Room room = memory.room();
    if (need > room.ever()) {
      throw new PermanentFailure(
          "Training this model needs %s of memory; background work may have %s at most. A smaller"
                  .formatted(Bytes.of(need), Bytes.of(room.ever()))
              + " model, BG_LORA_BATCH or BG_LORA_R needs less; BG_MAX_MEMORY and"
              + " -XX:MaxDirectMemorySize allow more.");
    }
    if (need > room.now()) {
      return new TaskResult.RetryLater(
          SOON,
          "Waits for memory: %s are needed, %s are free."
              .formatted(Bytes.of(need), Bytes.of(Math.max(0, room.now()))));
    }
    return campaigns.train(run, lesson, engine.loraTimeout());
  }

  @Override
  public void gaveUp(TaskView task, String cause) {
    adapters.failed(task.owner(), task.campaign(), cause);
  }
}
