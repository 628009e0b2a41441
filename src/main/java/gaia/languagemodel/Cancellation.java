package gaia.languagemodel;

import java.util.ArrayList;
import java.util.List;

/** Lets anybody end a generation. Once cancelled, always cancelled. */
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /**
   * Ends the generation this was given to; its caller gets {@link LanguageModelFailure.Cancelled}.
   */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** Runs the action once, when this is cancelled; at once where it already is. */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
