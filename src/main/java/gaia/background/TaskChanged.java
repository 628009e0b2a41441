package gaia.background;

import org.jspecify.annotations.Nullable;

/**
 * Something about the queue changed; the engine looks again once the change is committed.
 *
 * @param news what listeners are told then; null when there is nothing to tell
 */
record TaskChanged(@Nullable String taskId, @Nullable TaskNews news) {

  TaskChanged(@Nullable String taskId) {
    this(taskId, null);
  }
}
