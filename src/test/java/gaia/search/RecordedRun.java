package gaia.search;

import gaia.background.StopReason;
import gaia.background.TaskRun;
import gaia.background.TaskStopped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt that remembers its checkpoint and can be told to stop after some breaths. */
final class RecordedRun implements TaskRun {

  private @Nullable String checkpoint;
  private int breathsLeft = Integer.MAX_VALUE;

  /** The next attempt at the same task, which will be stopped. */
  RecordedRun stopAfter(int breaths) {
    breathsLeft = breaths;
    return this;
  }

  @Override
  public String taskId() {
    return "t1";
  }

  @Override
  public String owner() {
    return SearchFixtures.OWNER;
  }

  @Override
  public String campaign() {
    return "";
  }

  @Override
  public Map<String, String> data() {
    return Map.of();
  }

  @Override
  public Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  @Override
  public void breathe() {
    if (breathsLeft-- <= 0) {
      throw new TaskStopped(StopReason.USER_ACTIVE);
    }
  }

  @Override
  public void save(double progress, String note, String kept, Runnable effect) {
    effect.run();
    checkpoint = kept;
  }
}
