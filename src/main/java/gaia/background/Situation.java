package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the engine does at present and why.
 *
 * @param since when this reason began
 * @param endsWhen when it ends by itself, where that is known
 * @param detail what is particular to this time, such as who paused; null when nothing is
 */
public record Situation(
    Reason reason, Instant since, @Nullable Instant endsWhen, @Nullable String detail) {

  Situation(Reason reason, Instant since, @Nullable Instant endsWhen) {
    this(reason, since, endsWhen, null);
  }

  /**
   * What the engine knows when it explains itself.
   *
   * @param slowed other programs need the machine, so the share of the processors is smaller
   * @param waitingForMemory there is memory for none of the tasks that could start
   * @param staffed whether a worker is alive
   * @param longIdleAt when the absence becomes a long one
   * @param nightAt when the overnight window opens
   * @param quietHoursAt when learned quiet hours begin; empty when they have no say
   */
  record Facts(
      boolean working,
      boolean slowed,
      boolean waitingForMemory,
      Admission admission,
      Optional<Instant> earliestShort,
      Optional<Instant> earliestAny,
      Instant now,
      boolean staffed,
      Instant longIdleAt,
      Optional<Instant> nightAt,
      Optional<Instant> quietHoursAt) {

    /** With a machine that has room for everything. */
    Facts(
        boolean working,
        Admission admission,
        Optional<Instant> earliestShort,
        Optional<Instant> earliestAny,
        Instant now,
        boolean staffed,
        Waits waits) {
      this(
          working,
          false,
          false,
          admission,
          earliestShort,
          earliestAny,
          now,
          staffed,
          waits.longIdleAt(),
          waits.nightAt(),
          waits.quietHoursAt());
    }
  }

  /** When long tasks may start next, by each of the three ways. */
  record Waits(Instant longIdleAt, Optional<Instant> nightAt, Optional<Instant> quietHoursAt) {}

  /** The situation that follows from the facts; its beginning is kept while the reason stays. */
  Situation next(Facts facts) {
    Situation found = of(facts);
    return found.reason == reason
        ? new Situation(reason, since, found.endsWhen, found.detail)
        : found;
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
    if (!facts.staffed()) {
      return new Situation(Reason.NO_WORKER, now, null);
    }
    if (facts.admission() instanceof Admission.Denied denied) {
      return new Situation(denied.reason(), now, denied.endsWhen(), denied.detail());
    }
    return waiting(facts, ((Admission.Granted) facts.admission()).longTasks());
  }

  private static Situation waiting(Facts facts, boolean longTasks) {
    Optional<Instant> earliest = longTasks ? facts.earliestAny() : facts.earliestShort();
    if (earliest.isEmpty()) {
      return waitingForLonger(facts);
    }
    if (earliest.get().isAfter(facts.now())) {
      return new Situation(Reason.BACKING_OFF, facts.now(), earliest.get());
    }
    return new Situation(
        facts.waitingForMemory() ? Reason.TASK_TOO_LARGE : Reason.WORKERS_BUSY, facts.now(), null);
  }

  private static Situation waitingForLonger(Facts facts) {
    Instant ends =
        Stream.of(facts.nightAt(), facts.quietHoursAt())
            .flatMap(Optional::stream)
            .reduce(facts.longIdleAt(), (one, other) -> one.isBefore(other) ? one : other);
    Reason reason =
        facts.quietHoursAt().isPresent() ? Reason.WAITING_QUIET_HOURS : Reason.WAITING_LONG_IDLE;
    return new Situation(reason, facts.now(), ends);
  }
}
