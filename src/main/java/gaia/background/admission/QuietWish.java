package gaia.background.admission;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's wish for quiet: short absences start nothing; a long absence and the night still do.
 *
 * @param until the end of a wish that has one
 */
public record QuietWish(String byWhom, Instant since, @Nullable Instant until) {

  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /**
   * Takes back what was granted for a short absence alone.
   *
   * @param longIdleAt when the absence becomes a long one
   * @param nextNight when the overnight window opens
   */
  public Admission narrow(Admission decided, Instant longIdleAt, Optional<Instant> nextNight) {
    boolean shortAbsence = decided instanceof Admission.Granted granted && !granted.longTasks();
    return shortAbsence
        ? new Admission.Denied(Reason.QUIET_MODE, ends(longIdleAt, nextNight), true, detail())
        : decided;
  }

  private Instant ends(Instant longIdleAt, Optional<Instant> nextNight) {
    return Stream.of(Optional.ofNullable(until), nextNight)
        .flatMap(Optional::stream)
        .reduce(longIdleAt, (one, other) -> one.isBefore(other) ? one : other);
  }

  private String detail() {
    return until == null
        ? "Switched on by %s until it is switched off.".formatted(byWhom)
        : "Switched on by %s until %s.".formatted(byWhom, until);
  }
}
