package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedServer.class)
class HealthIT {

  @ParameterizedTest
  @ValueSource(strings = {"/health/started", "/health/live", "/health/ready"})
  void a_healthy_server_says_so(String path, GaiaServer gaia) {
    assertThat(gaia.http().get(path).expect(200).at("/status").asText()).isEqualTo("UP");
  }

  @Test
  void metrics_are_served_in_the_text_format(GaiaServer gaia) {
    Answer answer = gaia.http().get("/metrics").expect(200);

    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    assertThat(answer.body()).contains("# TYPE ");
  }

  @Test
  void the_interface_describes_itself(GaiaServer gaia) {
    Answer answer = gaia.http().get("/openapi?format=JSON").expect(200);

    assertThat(answer.at("/paths").fieldNames())
        .toIterable()
        .anyMatch(path -> path.endsWith("/background/status"));
  }
}
