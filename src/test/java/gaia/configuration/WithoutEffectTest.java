package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WithoutEffectTest {

  @Test
  void a_setting_that_does_nothing_yet_is_named() {
    assertThat(SettingsFixtures.settings(Map.of("BG_ENABLE_LORA", "true")).warnings())
        .anyMatch(warning -> warning.startsWith("BG_ENABLE_LORA"));
  }

  @Test
  void the_defaults_give_no_warning() {
    assertThat(SettingsFixtures.settings(Map.of()).warnings()).isEmpty();
  }
}
