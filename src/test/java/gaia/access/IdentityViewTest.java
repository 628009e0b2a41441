package gaia.access;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.configuration.SettingsFixtures;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages show what the door lets through, and nothing else. */
class IdentityViewTest {

  private static IdentityView as(Role role) {
    IdentityView view = new IdentityView();
    view.caller = new Caller();
    view.caller.settings = SettingsFixtures.settings(Map.of("GAIA_AUTH", "basic"));
    view.caller.is(Identity.of("mara", Set.of(role)).orElseThrow());
    return view;
  }

  @ParameterizedTest
  @CsvSource({
    "USER, true, false",
    "REVIEWER, true, true",
    "ADMIN, true, true",
    "MONITOR, false, false"
  })
  void conflicts_are_read_by_people_and_settled_by_those_who_review(
      Role role, boolean reads, boolean settles) {
    assertThat(as(role).opens("review.xhtml")).isEqualTo(reads);
    assertThat(as(role).works("review.xhtml")).isEqualTo(settles);
  }

  @Test
  void everybody_corrects_their_own_facts() {
    assertThat(as(Role.USER).works("fact.xhtml")).isTrue();
  }
}
