package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.AdmissionPolicy;
import gaia.background.admission.Conditions;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.MachineLoad;
import gaia.background.admission.MemoryRoom;
import gaia.background.admission.Reason;
import gaia.background.admission.ResourceGovernor;
import gaia.files.DataFolder;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks at the house and the machine, and asks the admission policy. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Gatekeeper {

  @Inject BackgroundProcessorConfig config;
  @Inject IdleDetector idle;
  @Inject MachineLoad load;
  @Inject DataFolder data;
  @Inject Tasks tasks;
  @Inject QuietMode quiet;
  @Inject Clock clock;

  private ResourceGovernor governor;
  private ResourceGovernor.Allowance allowance;
  private long seenAt;

  @PostConstruct
  void appoint() {
    governor = new ResourceGovernor(config.maxCpu(), config.maxMemory(), config.adapt());
    allowance = new ResourceGovernor.Allowance(config.maxCpu(), false, null);
  }

  Admission decide() {
    Optional<Pause> pause = tasks.pause();
    Admission decided =
        policy()
            .decide(
                new Conditions(
                    clock.instant(),
                    idle.idle(),
                    idle.openRequests(),
                    pause.isPresent(),
                    pause.map(wish -> wish.until).orElse(null),
                    allowance().memoryReason(),
                    load.diskFree(data.root())));
    return explained(decided, pause);
  }

  /** Adds who paused the work, and takes back for quiet mode what a short absence allows. */
  private Admission explained(Admission decided, Optional<Pause> pause) {
    if (decided instanceof Admission.Denied denied && denied.reason() == Reason.PAUSED) {
      return pause.map(wish -> denied.explained(wish.sentence())).orElse(denied);
    }
    return quiet
        .current()
        .map(wish -> wish.narrow(decided, longIdleAt(), nextNight()))
        .orElse(decided);
  }

  /** When the absence of the user becomes a long one, if nobody comes. */
  Instant longIdleAt() {
    return clock.instant().plus(config.longIdleThreshold()).minus(idle.idle());
  }

  Optional<Instant> nextNight() {
    return config.overnight().nextOpening(clock.instant());
  }

  private AdmissionPolicy policy() {
    return new AdmissionPolicy(
        config.idleThreshold(), config.longIdleThreshold(), config.overnight());
  }

  /** What the machine can bear, by a reading at most half a second old. */
  synchronized ResourceGovernor.Allowance allowance() {
    MachineLoad.Reading reading = load.read();
    if (reading.takenAt() != seenAt) {
      seenAt = reading.takenAt();
      allowance = governor.next(reading, seenAt);
    }
    return allowance;
  }

  /**
   * @param promised bytes that running tasks may still come to need
   */
  MemoryRoom memoryRoom(long promised) {
    long available = load.memory();
    long limit = (long) (available * config.maxMemory());
    return new MemoryRoom(limit, (long) (available * load.read().memoryUsed()), promised);
  }

  int processors() {
    return load.processors();
  }
}
