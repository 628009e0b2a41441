package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @Test
  void everything_but_the_data_folder_has_a_usable_default() {
    Settings settings = SettingsFixtures.settings(Map.of());

    assertThat(settings.duration(Setting.BG_IDLE_THRESHOLD)).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.time(Setting.BG_OVERNIGHT_START)).isEqualTo(LocalTime.of(22, 0));
    assertThat(settings.text(Setting.GAIA_LLM_MODEL)).isEmpty();
    assertThat(settings.structuredArchives())
        .isEqualTo(Path.of(SettingsFixtures.DATA, "structured_archives"));
  }

  @Test
  void all_bad_values_are_reported_at_once() {
    Map<String, String> environment =
        Map.of(
            "GAIA_DATA", "campaign-data",
            "BG_IDLE_THRESHOLD", "soon",
            "BG_MAX_CPU", "50%",
            "BG_OVERNIGHT", "'true'",
            "GAIA_DB_PASSWORD", "two\nlines",
            "GAIA_HOST", "0.0.0.0",
            "GAIA_LLM_URL", "http://me:secret@models.example/v1",
            "N_THREADS", "many");

    assertThatThrownBy(() -> Settings.from(SettingsFixtures.config(environment)))
        .isInstanceOf(InvalidSettings.class)
        .message()
        .isEqualToNormalizingNewlines(
            """
            GAIA cannot start. Please correct these settings (8) and start again:
              BG_IDLE_THRESHOLD = "soon" (environment variable): allowed is a number from 0 to 604800
              BG_OVERNIGHT = "'true'" (environment variable): allowed is true or false
              BG_MAX_CPU = "50%" (environment variable): allowed is a number above 0, at most 1
              GAIA_DATA = "campaign-data" (environment variable): allowed is the absolute path of a \
            folder, which is made when it is missing
              GAIA_DB_PASSWORD = "********" (environment variable): allowed is a text on one line
              N_THREADS = "many" (environment variable): allowed is auto, or a whole number from 1 to \
            1024
              GAIA_LLM_URL = "********" (environment variable): allowed is an address that starts with \
            http:// or https:// and holds no user name
              GAIA_HOST = "0.0.0.0" (environment variable): with GAIA_AUTH=local nobody has to log in, \
            so that only this machine may connect; use 127.0.0.1, or GAIA_AUTH=basic or oidc, or \
            set GAIA_PUBLISHED_ON_LOOPBACK=true in a container whose port is published on the \
            host's loopback only\
            """);
  }

  @Test
  void a_missing_data_folder_says_what_to_set() {
    assertThatThrownBy(() -> Settings.from(SettingsFixtures.config(Map.of())))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("GAIA_DATA is not set: set it to the absolute path of the folder");
  }

  @Test
  void values_that_would_break_a_log_line_are_made_harmless() {
    refusal(Map.of("BG_TIMEZONE", "UTC\nGAIA started\u202e"))
        .hasMessageContaining("\"UTC?GAIA started?\"");
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    Settings settings =
        SettingsFixtures.settings(Map.of("BG_IDLE_THRESHOLD", "", "MODEL_PATH", " "));

    assertThat(settings.duration(Setting.BG_IDLE_THRESHOLD)).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.path(Setting.MODEL_PATH)).isEmpty();
  }

  @Test
  void an_empty_variable_does_not_hide_a_weaker_source() {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(
                SettingsFixtures.environment(Map.of("GAIA_DATA", "")),
                new PropertiesConfigSource(
                    Map.of("GAIA_DATA", SettingsFixtures.DATA), "server.xml", 1))
            .build();

    assertThat(Settings.from(config).dataFolder()).isEqualTo(Path.of(SettingsFixtures.DATA));
  }

  @Test
  void white_space_around_a_value_is_ignored_and_expressions_are_not_expanded() {
    Settings settings =
        SettingsFixtures.settings(Map.of("PORT", " 8080\n", "GAIA_DB_PASSWORD", "pa$$${word}\\"));

    assertThat(settings.integer(Setting.PORT)).isEqualTo(8080);
    assertThat(settings.text(Setting.GAIA_DB_PASSWORD)).contains("pa$$${word}\\");
  }

  @Test
  void server_variables_may_name_other_variables() {
    ConfigSource serverXml =
        new ServerXMLVariableConfigSource(
            Map.of(
                "GAIA_DATA", "${home}/data", "home", "${root}gaia", "root", "/srv/", "PORT", "1"));
    Config config = new SmallRyeConfigBuilder().withSources(serverXml).build();

    assertThat(Settings.from(config).dataFolder()).isEqualTo(Path.of("/srv/gaia/data"));
  }

  @Test
  void a_variable_that_names_itself_or_nothing_is_reported() {
    ConfigSource serverXml =
        new ServerXMLVariableConfigSource(
            Map.of("GAIA_DATA", "${GAIA_DATA}", "PORT", "${nothing}"));
    Config config = new SmallRyeConfigBuilder().withSources(serverXml).build();

    assertThatThrownBy(() -> Settings.from(config))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("GAIA_DATA = \"${GAIA_DATA}\" (server.xml variable or variable file)")
        .hasMessageContaining("PORT = \"${nothing}\"");
  }

  @Test
  void the_long_threshold_may_equal_the_short_one_but_not_be_below_it() {
    assertThat(SettingsFixtures.settings(Map.of("BG_IDLE_THRESHOLD", "1800")).warnings()).isEmpty();

    refusal(Map.of("BG_IDLE_THRESHOLD", "1800.5"))
        .hasMessageContaining(
            "BG_LONG_IDLE_THRESHOLD = \"1800\" (default): it must be at least BG_IDLE_THRESHOLD,"
                + " which is 1800.5 (environment variable)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "*",
        "::",
        "192.168.1.5",
        "gaia.example",
        "127.0.0.1.example",
        "localhost.example"
      })
  void without_a_login_only_this_machine_may_connect(String host) {
    refusal(Map.of("GAIA_HOST", host)).hasMessageContaining("only this machine may connect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "localhost",
        "LOCALHOST",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1"
      })
  void the_loopback_needs_no_login(String host) {
    assertThat(SettingsFixtures.settings(Map.of("GAIA_HOST", host)).text(Setting.GAIA_HOST))
        .contains(host);
  }

  @Test
  void a_container_published_on_the_loopback_may_listen_on_any_address() {
    Settings settings =
        SettingsFixtures.settings(
            Map.of("GAIA_HOST", "0.0.0.0", "GAIA_PUBLISHED_ON_LOOPBACK", "true"));

    assertThat(settings.text(Setting.GAIA_HOST)).contains("0.0.0.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"basic", "oidc"})
  void with_a_login_the_server_may_listen_on_any_address(String login) {
    Settings settings =
        SettingsFixtures.settings(Map.of("GAIA_AUTH", login, "GAIA_HOST", "0.0.0.0"));

    assertThat(settings.text(Setting.GAIA_HOST)).contains("0.0.0.0");
  }

  @Test
  void a_model_file_and_an_endpoint_exclude_each_other(@TempDir Path folder) throws IOException {
    Path model = Files.writeString(folder.resolve("model.gguf"), "GGUF");

    refusal(Map.of("MODEL_PATH", model.toString(), "GAIA_LLM_URL", "http://localhost:8080/v1"))
        .hasMessageContaining("choose one of the two");
  }

  @Test
  void postgresql_needs_an_address_of_its_own_kind() {
    refusal(Map.of("GAIA_DB_KIND", "postgresql")).hasMessageContaining("GAIA_DB_URL is not set");
    refusal(Map.of("GAIA_DB_KIND", "postgresql", "GAIA_DB_URL", "jdbc:h2:mem:x"))
        .hasMessageContaining("does not fit GAIA_DB_KIND=postgresql");
    refusal(Map.of("GAIA_DB_URL", "jdbc:postgresql://db/gaia?user=me&password=secret"))
        .hasMessageContaining("GAIA_DB_URL = \"********\"");
  }

  @Test
  void folders_may_lie_outside_the_data_folder(@TempDir Path folder) {
    Settings settings =
        SettingsFixtures.settings(
            Map.of("BG_STRUCTURED_DIR", folder.toString(), "BG_LORA_ADAPTERS_DIR", "my/adapters"));

    assertThat(settings.structuredArchives()).isEqualTo(folder);
    assertThat(settings.loraAdapters()).isEqualTo(Path.of(SettingsFixtures.DATA, "my", "adapters"));
  }

  @Test
  void typing_mistakes_in_the_environment_are_pointed_out() {
    Settings settings =
        SettingsFixtures.settings(
            Map.of(
                "BG_IDLE_TRESHOLD", "60", "gaia_host", "::1", "PATH", "/bin", "BG_MAX_CPU", "1"));

    assertThat(settings.warnings())
        .containsExactly(
            "BG_IDLE_TRESHOLD is not a setting and has no effect. Did you mean BG_IDLE_THRESHOLD?",
            "gaia_host is not a setting and has no effect. Did you mean GAIA_HOST?");
  }

  @Test
  void a_setting_is_read_only_as_what_it_is() {
    Settings settings = SettingsFixtures.settings(Map.of());

    assertThatIllegalArgumentException().isThrownBy(() -> settings.integer(Setting.BG_MAX_CPU));
    assertThatIllegalArgumentException().isThrownBy(() -> settings.duration(Setting.MODEL_PATH));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusal(
      Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(Map.of("GAIA_DATA", SettingsFixtures.DATA));
    all.putAll(environment);
    return assertThatThrownBy(() -> Settings.from(SettingsFixtures.config(all)))
        .isInstanceOf(InvalidSettings.class);
  }
}
