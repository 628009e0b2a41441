package gaia.search;

import gaia.embedding.TextEncoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Can things be found, and is everything there? */
@Readiness
@ApplicationScoped
class SearchReadiness implements HealthCheck {

  @Inject Search search;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("search");
    if (!search.isReady()) {
      return answer.down().build();
    }
    try {
      HybridSearch hybrid = search.hybrid();
      return answer
          .up()
          .withData("documents", search.size())
          .withData("complete", hybrid.isComplete())
          .withData("space", hybrid.spaces().active().map(TextEncoder::spaceId).orElse("none"))
          .build();
    } catch (SearchUnavailable e) {
      return answer.down().withData("reason", String.valueOf(e.getMessage())).build();
    }
  }
}
