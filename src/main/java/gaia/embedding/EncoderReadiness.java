package gaia.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Says which encoder was asked for. Up even when it is broken: search goes on without it. */
@Readiness
@ApplicationScoped
class EncoderReadiness implements HealthCheck {

  @Inject ConfiguredEncoder configured;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("encoder").up();
    EncoderChoice choice = configured.choice();
    if (choice instanceof EncoderChoice.Given given) {
      return answer.withData("space", given.encoder().spaceId()).build();
    }
    if (choice instanceof EncoderChoice.Broken broken) {
      return answer.withData("fault", broken.fault()).build();
    }
    return answer.withData("space", "learned from the archives").build();
  }
}
