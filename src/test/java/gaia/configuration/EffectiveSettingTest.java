package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gaia.files.Json;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveSettingTest {

  private static final String FILE = "file:/app/META-INF/microprofile-config.properties";

  @Test
  void shows_value_source_and_range_to_clients() throws JsonProcessingException {
    JsonMapper mapper = Json.mapper();

    EffectiveSetting setting = effective(Setting.PORT, Map.of("PORT", "8080"));

    assertThat(mapper.readTree(mapper.writeValueAsString(setting)))
        .isEqualTo(
            mapper.readTree(
                """
                {"key": "PORT", "value": "8080", "source": "environment variable", "ordinal": 300,
                 "default": "7860", "range": "a whole number from 1 to 65535", "unit": "",
                 "help": "Port that the server listens on", "secret": false,
                 "restart_needed": true}
                """));
  }

  @Test
  void secrets_are_masked_and_absent_ones_are_seen_to_be_absent() {
    assertThat(effective(Setting.GAIA_LLM_API_KEY, Map.of("GAIA_LLM_API_KEY", "sk-1")).value())
        .isEqualTo("********");
    assertThat(effective(Setting.GAIA_LLM_API_KEY, Map.of()).value()).isNull();
  }

  @Test
  void the_shipped_file_is_the_default_until_it_is_edited() {
    assertThat(fromFile("0.5").source()).isEqualTo("default");
    assertThat(fromFile("0.4").source()).isEqualTo("microprofile-config.properties");
  }

  @Test
  void known_sources_are_named_in_plain_words() {
    assertThat(GivenValue.nameOf(new EnvConfigSource(Map.of(), 300)))
        .isEqualTo("environment variable");
    assertThat(GivenValue.nameOf(new SysPropConfigSource())).isEqualTo("system property");
    assertThat(GivenValue.nameOf(new ServerXMLVariableConfigSource(Map.of())))
        .isEqualTo("server.xml variable or variable file");
  }

  @Test
  void the_strongest_source_wins() {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(
                new PropertiesConfigSource(Map.of("PORT", "1"), "weak", 1),
                new PropertiesConfigSource(
                    Map.of("PORT", "2", "GAIA_DATA", SettingsFixtures.DATA), "strong", 500),
                SettingsFixtures.environment(Map.of("PORT", "3")));

    assertThat(Settings.from(builder.build()).integer(Setting.PORT)).isEqualTo(2);
  }

  private static EffectiveSetting effective(Setting setting, Map<String, String> environment) {
    return SettingsFixtures.settings(environment).effective().get(setting.ordinal());
  }

  private static EffectiveSetting fromFile(String text) {
    Map<String, String> file = Map.of("GAIA_DATA", SettingsFixtures.DATA, "BG_MAX_CPU", text);
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(file, FILE, 100));
    return Settings.from(builder.build()).effective().get(Setting.BG_MAX_CPU.ordinal());
  }
}
