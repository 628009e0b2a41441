package gaia.search;

import gaia.access.Caller;
import gaia.background.StopReason;
import gaia.background.TaskRun;
import gaia.background.TaskStopped;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Upkeep of this server's own index, which no other server can do: it stands in no queue. */
final class LocalRun implements TaskRun {

  private volatile boolean stopped;
  private @Nullable String checkpoint;

  void stop() {
    stopped = true;
  }

  /** The next piece of work begins at its beginning. */
  LocalRun anew() {
    checkpoint = null;
    return this;
  }

  @Override
  public String taskId() {
    return "upkeep";
  }

  @Override
  public String owner() {
    return Caller.HOUSE;
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
    if (stopped) {
      throw new TaskStopped(StopReason.SHUTDOWN);
    }
  }

  @Override
  public void save(double progress, String note, String kept, Runnable effect) {
    effect.run();
    checkpoint = kept;
  }
}
