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

  private static final Runnable AT_ONCE = () -> {};

  private volatile boolean stopped;
  private @Nullable String checkpoint;
  private Runnable breath = AT_ONCE;

  void stop() {
    stopped = true;
  }

  /** What it was interrupted in goes on where it stopped, and asks this when it breathes. */
  LocalRun breathing(Runnable newBreath) {
    breath = newBreath;
    return this;
  }

  /** The next piece of work begins at its beginning. */
  void done() {
    checkpoint = null;
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
    breath.run();
  }

  @Override
  public void save(double progress, String note, String kept, Runnable effect) {
    effect.run();
    checkpoint = kept;
  }
}
