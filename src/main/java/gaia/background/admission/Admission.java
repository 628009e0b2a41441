package gaia.background.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether background work may start now. */
public sealed interface Admission {

  /**
   * It may.
   *
   * @param longTasks whether tasks that ask for a long absence may start, too
   */
  record Granted(boolean longTasks) implements Admission {}

  /**
   * It may not.
   *
   * @param endsWhen when this reason ends by itself, where that is known
   * @param yieldsToWish whether a task that a person wants run now may start all the same
   * @param detail what is particular to this time, such as who wanted it; null when nothing is
   */
  record Denied(
      Reason reason, @Nullable Instant endsWhen, boolean yieldsToWish, @Nullable String detail)
      implements Admission {

    public Denied(Reason reason, @Nullable Instant endsWhen, boolean yieldsToWish) {
      this(reason, endsWhen, yieldsToWish, null);
    }

    public Denied explained(String particular) {
      return new Denied(reason, endsWhen, yieldsToWish, particular);
    }
  }
}
