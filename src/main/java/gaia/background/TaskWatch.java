package gaia.background;

import org.jspecify.annotations.Nullable;

/** Hears of the tries on this server. Called on the threads of the engine: must be short. */
public interface TaskWatch {

  void started(TaskView task);

  /**
   * @param change as in {@link TaskNews}
   * @param stop why it ended early, where it did
   */
  void ended(TaskView task, String change, @Nullable StopReason stop);
}
