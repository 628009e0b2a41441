package gaia.background;

import org.jspecify.annotations.Nullable;

/**
 * Follows work from the request that caused it to the tries that do it, and on to the tasks that
 * those queue. Traces are named as W3C Trace Context does ({@code traceparent}).
 */
public interface TaskTrace {

  /** Follows nothing. */
  TaskTrace NONE =
      new TaskTrace() {
        @Override
        public @Nullable String here() {
          return null;
        }

        @Override
        public Try begin(TaskView task, @Nullable String from) {
          return new Try() {
            @Override
            public Runnable around(Runnable effect) {
              return effect;
            }

            @Override
            public void end(String outcome, @Nullable Throwable fault) {
              // Nobody asked.
            }
          };
        }
      };

  /** The trace in which the calling thread works at present; null where there is none. */
  @Nullable String here();

  /**
   * A try begins on the calling thread.
   *
   * @param from what {@link #here} said when the task was queued
   */
  Try begin(TaskView task, @Nullable String from);

  /** One try while it is followed. */
  interface Try {

    /** The effect as a part of the try, for a thread and a moment of somebody else's. */
    Runnable around(Runnable effect);

    /** Called once, on the thread on which it began. */
    void end(String outcome, @Nullable Throwable fault);
  }
}
