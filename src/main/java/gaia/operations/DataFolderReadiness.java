package gaia.operations;

import gaia.files.DataFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up while files can be written to the data folder and its disk has room. */
@Readiness
@ApplicationScoped
class DataFolderReadiness implements HealthCheck {

  /** With less than a mebibyte left nothing a person says could be stored for long. */
  private static final long LEAST_FREE = 1L << 20;

  @Inject DataFolder data;

  @Override
  public HealthCheckResponse call() {
    try {
      Path probe = Files.createTempFile(data.internal(), "probe", ".part");
      Files.delete(probe);
      long free = Files.getFileStore(data.internal()).getUsableSpace();
      return HealthCheckResponse.named("data-folder")
          .status(free >= LEAST_FREE)
          .withData("free_bytes", free)
          .build();
    } catch (IOException e) {
      return HealthCheckResponse.named("data-folder").down().build();
    }
  }
}
