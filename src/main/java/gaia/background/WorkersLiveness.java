package gaia.background;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when a worker thread has died. Database and model have no say in this. */
@Liveness
@ApplicationScoped
class WorkersLiveness implements HealthCheck {

  @EJB BackgroundProcessor processor;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("background-workers").status(processor.isAlive()).build();
  }
}
