package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"Northern Reach", "Küste-2", "北の海", "A\u0308pfel", "v1.0_final"})
  void letters_of_any_language_are_allowed(String name) {
    assertThat(CampaignName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\b", "a\nb", "<b>", "a:b"})
  void what_is_no_name_is_refused(String name) {
    assertThatThrownBy(() -> CampaignName.of(name)).isInstanceOf(Refusal.class);
    assertThat(CampaignName.isAllowed(name)).isFalse();
  }

  @Test
  void a_name_has_at_most_80_characters() {
    assertThat(CampaignName.isAllowed("ä".repeat(80))).isTrue();
    assertThat(CampaignName.isAllowed("ä".repeat(81))).isFalse();
  }

  @Test
  void no_name_is_the_default() {
    assertThat(CampaignName.of(null)).isEqualTo("default");
    assertThat(CampaignName.of(" ")).isEqualTo("default");
  }
}
