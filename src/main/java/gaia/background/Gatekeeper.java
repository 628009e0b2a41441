package gaia.background;

import gaia.background.admission.Admission;
import gaia.background.admission.AdmissionPolicy;
import gaia.background.admission.Conditions;
import gaia.background.admission.IdleDetector;
import gaia.background.admission.MachineLoad;
import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Looks at the house and the machine, and asks the admission policy. */
@ApplicationScoped
class Gatekeeper {

  @Inject BackgroundProcessorConfig config;
  @Inject IdleDetector idle;
  @Inject MachineLoad load;
  @Inject DataFolder data;
  @Inject Tasks tasks;
  @Inject Clock clock;

  Admission decide() {
    Optional<Pause> pause = tasks.pause();
    return policy()
        .decide(
            new Conditions(
                clock.instant(),
                idle.idle(),
                idle.openRequests(),
                pause.isPresent(),
                pause.map(wish -> wish.until).orElse(null),
                load.read().memoryUsed(),
                load.diskFree(data.root())));
  }

  private AdmissionPolicy policy() {
    return new AdmissionPolicy(
        config.idleThreshold(), config.longIdleThreshold(), config.overnight(), config.maxMemory());
  }
}
