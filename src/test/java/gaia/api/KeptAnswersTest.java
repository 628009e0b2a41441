package gaia.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Refusal;
import gaia.api.KeptAnswers.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptAnswersTest extends KeptAnswersContract {

  private @Nullable AnswersInMemory rows;

  @Override
  AnswersInMemory rows() {
    if (rows == null) {
      rows = new AnswersInMemory();
    }
    return rows;
  }

  @Test
  void two_that_come_at_the_same_moment_are_one() {
    rows().beforeInsert =
        () -> {
          rows().beforeInsert = () -> {};
          server("postgresql").begin("ada", "k1", REQUEST);
        };

    assertThat(server("postgresql").begin("ada", "k1", REQUEST))
        .isInstanceOf(Standing.Running.class);
  }

  @Test
  void an_owner_cannot_fill_the_house_with_keys() {
    rows().counted = 10_000;

    assertThatThrownBy(() -> server("h2").begin("ada", "k1", REQUEST))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("kept for a day");
  }

  @Test
  void a_key_is_visible_ascii_of_bounded_length() {
    assertThat(KeptAnswers.isKey("8e03978e-40d5-43e8-bc93-6894a57f9324")).isTrue();
    for (String bad : new String[] {"", " ", "a b", "ä", "a\tb", "a\u0000", "x".repeat(201)}) {
      assertThat(KeptAnswers.isKey(bad)).as(bad).isFalse();
    }
  }
}
