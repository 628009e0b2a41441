package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.Reason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does at present and why.
 *
 * @param since when this reason began
 * @param endsWhen when it ends by itself, where that is known
 */
public record Situation(Reason reason, Instant since, @Nullable Instant endsWhen) {

  /**
   * What the engine knows when it explains itself.
   *
   * @param slowed other programs need the machine, so the share of the processors is smaller
   * @param waitingForMemory there is memory for none of the tasks that could start
   */
  record Facts(
      boolean working,
      boolean slowed,
      boolean waitingForMemory,
      Admission admission,
      Optional<Instant> earliestShort,
      Optional<Instant> earliestAny,
      Instant now,
      Instant longIdleAt) {

    /** With a machine that has room for everything. */
    Facts(
        boolean working,
        Admission admission,
        Optional<Instant> earliestShort,
        Optional<Instant> earliestAny,
        Instant now,
        Instant longIdleAt) {
      this(working, false, false, admission, earliestShort, earliestAny, now, longIdleAt);
    }
  }

  /** The situation that follows from the facts; its beginning is kept while the reason stays. */
  Situation next(Facts facts) {
    Situation found = of(facts);
    return found.reason == reason ? new Situation(reason, since, found.endsWhen) : found;
  }

  static Situation of(Facts facts) {
    Instant now = facts.now();
    if (facts.working()) {
      return new Situation(facts.slowed() ? Reason.CPU_BUSY : Reason.WORKING, now, null);
    }
    boolean paused =
        facts.admission() instanceof Admission.Denied denied && denied.reason() == Reason.PAUSED;
    if (facts.earliestAny().isEmpty() && !paused) {
      return new Situation(Reason.NOTHING_TO_DO, now, null);
    }
    if (facts.admission() instanceof Admission.Denied denied) {
      return new Situation(denied.reason(), now, denied.endsWhen());
    }
    return waiting(facts, ((Admission.Granted) facts.admission()).longTasks());
  }

  private static Situation waiting(Facts facts, boolean longTasks) {
    Optional<Instant> earliest = longTasks ? facts.earliestAny() : facts.earliestShort();
    if (earliest.isEmpty()) {
      return new Situation(Reason.WAITING_LONG_IDLE, facts.now(), facts.longIdleAt());
    }
    if (earliest.get().isAfter(facts.now())) {
      return new Situation(Reason.BACKING_OFF, facts.now(), earliest.get());
    }
    return new Situation(
        facts.waitingForMemory() ? Reason.TASK_TOO_LARGE : Reason.WORKERS_BUSY, facts.now(), null);
  }
}
