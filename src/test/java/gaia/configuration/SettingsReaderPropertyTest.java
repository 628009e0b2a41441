package gaia.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SettingsReaderPropertyTest {

  @Property(tries = 2000)
  void whatever_is_typed_is_either_accepted_or_explained(
      @ForAll Setting setting, @ForAll("typed") String text) {
    try {
      Settings settings = SettingsFixtures.settings(Map.of(setting.key(), text));
      assertThat(settings.effective()).hasSize(Setting.values().length);
    } catch (InvalidSettings e) {
      assertThat(e).hasMessageContaining(setting.key());
      assertThat(e.toString().lines()).hasSizeBetween(2, 3);
    }
  }

  @Property(tries = 500)
  void secrets_never_appear_in_what_is_shown(@ForAll("typed") String text) {
    String secret = "hush-" + text;

    assertThat(Setting.GAIA_DB_PASSWORD.show(secret)).doesNotContain("hush");
    assertThat(Setting.GAIA_LLM_API_KEY.show(secret)).doesNotContain("hush");
  }

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.strings().withChars("0123456789.:-+eE%/${}\\ @~*").ofMaxLength(20),
        Arbitraries.of("NaN", "1e308", "-0", "${PORT}", "..", "/", "~", "::1", "jdbc:h2:", "true"));
  }
}
