package gaia.languagemodel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the model is. Always up, because everything else works without one. */
@Readiness
@ApplicationScoped
class LanguageModelReadiness implements HealthCheck {

  @Inject LanguageModel model;

  @Override
  public HealthCheckResponse call() {
    ModelState state = model.state();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("language-model")
            .up()
            .withData("condition", state.condition().name().toLowerCase(Locale.ROOT))
            .withData("sentence", state.sentence());
    if (state.name() != null) {
      answer.withData("model", state.name());
    }
    return answer.build();
  }
}
