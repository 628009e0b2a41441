package gaia.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows what is configured and where it comes from; secrets are masked. */
@Dependent
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

  private final Settings settings;

  @Inject
  public SettingsResource(Settings settings) {
    this.settings = settings;
  }

  @GET
  @Operation(summary = "Every setting with its value, source and allowed range")
  public SettingsListing list() {
    return new SettingsListing(true, settings.effective(), settings.warnings());
  }

  /**
   * The answer.
   *
   * @param warnings names that look like settings but are none
   */
  public record SettingsListing(
      boolean success, List<EffectiveSetting> settings, List<String> warnings) {}
}
