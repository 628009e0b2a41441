package gaia.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class SettingsIT {

  /** How the server says that the application did not start. */
  private static final Pattern REFUSED = Pattern.compile("CWWKZ000[24]E");

  private static JsonNode setting(GaiaServer gaia, String key) {
    JsonNode all = gaia.http().get("/api/settings").expect(200).at("/settings");
    for (JsonNode each : all) {
      if (each.path("key").asText().equals(key)) {
        return each;
      }
    }
    throw new AssertionError("no setting " + key + " in " + all);
  }

  @Test
  void a_setting_from_the_environment_says_so(GaiaServer gaia) {
    JsonNode idle = setting(gaia, "BG_IDLE_THRESHOLD");

    assertThat(idle.path("value").asText()).isEqualTo("1");
    assertThat(idle.path("source").asText()).isEqualTo("environment variable");
    assertThat(idle.path("ordinal").asInt()).isEqualTo(300);
    assertThat(idle.path("default").asText()).isEqualTo("300");
    assertThat(idle.path("range").asText()).isNotBlank();
  }

  @Test
  void a_setting_nobody_gave_is_a_default(GaiaServer gaia) {
    assertThat(setting(gaia, "BG_MAX_RETRIES").path("source").asText()).contains("default");
    assertThat(setting(gaia, "BG_MAX_RETRIES").path("value").asText()).isEqualTo("3");
  }

  @Test
  void a_secret_is_masked(GaiaServer gaia) {
    JsonNode secret = setting(gaia, "GAIA_DB_PASSWORD");

    assertThat(secret.path("secret").asBoolean()).isTrue();
    assertThat(secret.path("value").asText()).isNotEqualTo("gaia");
  }

  @Test
  void all_bad_values_are_named_at_once_and_the_house_stays_closed() {
    Map<String, String> bad =
        Map.of(
            "BG_MAX_CPU", "7",
            "BG_IDLE_THRESHOLD", "soon",
            "BG_OVERNIGHT_START", "25:99",
            "BG_MAX_RETRIES", "-3");
    try (GaiaServer gaia = GaiaServer.launch("bad-settings", bad)) {
      String log = awaitRefusedStart(gaia);

      bad.forEach((key, value) -> assertThat(log).containsPattern(key + "\\b.*" + value));
      assertThat(gaia.status("/health/started")).isEqualTo(503);
      assertThat(gaia.status("/health/ready")).isEqualTo(503);
      assertThat(gaia.status("/api/background/status")).isEqualTo(404);
    }
  }

  /** Waits until the server runs without the application, and returns what it wrote until then. */
  static String awaitRefusedStart(GaiaServer gaia) {
    return Await.until(
        "the start is refused",
        Duration.ofMinutes(4),
        gaia::log,
        log -> REFUSED.matcher(log).find() && log.contains("CWWKF0011I"));
  }
}
