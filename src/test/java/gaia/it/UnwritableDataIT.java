package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwritableDataIT {

  /** A folder below a regular file can be made by nobody, not even by an administrator. */
  @Test
  void a_data_folder_that_cannot_be_made_refuses_the_start_and_is_named(@TempDir Path temporary)
      throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    Path data = file.resolve("data");

    try (GaiaServer gaia = GaiaServer.launch("unwritable", Map.of("GAIA_DATA", data.toString()))) {
      String log = SettingsIT.awaitRefusedStart(gaia);

      assertThat(log).contains("GAIA_DATA").contains(data.toString());
      assertThat(gaia.status("/health/started")).isEqualTo(503);
    }
  }
}
