package gaia.background.admission;

import java.time.Duration;
import java.util.Optional;

/**
 * The rules by which background work is let in. People come first: a wish to pause, then their
 * presence; then what the machine can bear.
 */
public record AdmissionPolicy(
    Duration idleThreshold, Duration longIdleThreshold, OvernightWindow overnight) {

  /** Less than this on the disk and nothing starts: results could not be written. */
  static final long LEAST_DISK = 64L << 20;

  public Admission decide(Conditions seen) {
    return machineRefuses(seen)
        .or(() -> peopleRefuse(seen))
        .<Admission>map(denied -> denied)
        .orElseGet(() -> new Admission.Granted(mayStartLongTasks(seen)));
  }

  private Optional<Admission.Denied> machineRefuses(Conditions seen) {
    if (seen.diskFree() < LEAST_DISK) {
      return Optional.of(new Admission.Denied(Reason.DISK_LOW, null, false));
    }
    return Optional.ofNullable(seen.memoryReason())
        .map(reason -> new Admission.Denied(reason, null, false));
  }

  private Optional<Admission.Denied> peopleRefuse(Conditions seen) {
    if (seen.paused()) {
      return Optional.of(new Admission.Denied(Reason.PAUSED, seen.pausedUntil(), true));
    }
    if (seen.openRequests() > 0) {
      return Optional.of(new Admission.Denied(Reason.USER_ACTIVE, null, true));
    }
    if (seen.idle().compareTo(idleThreshold) < 0) {
      var ends = seen.now().plus(idleThreshold.minus(seen.idle()));
      return Optional.of(new Admission.Denied(Reason.NOT_IDLE_YET, ends, true));
    }
    return Optional.empty();
  }

  private boolean mayStartLongTasks(Conditions seen) {
    return seen.idle().compareTo(longIdleThreshold) >= 0 || overnight.contains(seen.now());
  }
}
