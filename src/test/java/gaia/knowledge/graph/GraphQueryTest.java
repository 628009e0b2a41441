package gaia.knowledge.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Refusal;
import gaia.knowledge.facts.FactKind;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Modality;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQueryTest {

  private static final Instant MOVED = Instant.parse("2024-05-01T00:00:00Z");

  private static GraphQuery asking(
      @Nullable String predicate, @Nullable String day, boolean ended) {
    return new GraphQuery(
        "o", "e", null, 1, predicate, null, day == null ? null : GraphWords.endOf(day), ended);
  }

  private static FactView livesIn(@Nullable Instant from, @Nullable Instant until) {
    return new FactView(
        "id",
        "o",
        "c",
        "s",
        "Ilse",
        "lives_in",
        "p",
        "Graz",
        false,
        "Ilse lives in Graz.",
        FactKind.values()[0],
        Modality.values()[0],
        1,
        from,
        until,
        null,
        false,
        false,
        false,
        false,
        1,
        MOVED,
        MOVED,
        MOVED,
        null);
  }

  @Test
  void what_has_ended_is_left_out_unless_it_is_asked_for() {
    FactView once = livesIn(null, MOVED);

    assertThat(asking(null, null, false).wants(once)).isFalse();
    assertThat(asking(null, null, true).wants(once)).isTrue();
    assertThat(asking(null, null, false).wants(livesIn(MOVED, null))).isTrue();
  }

  @Test
  void a_day_shows_what_was_true_at_its_end() {
    assertThat(asking(null, "2024-04-29", false).wants(livesIn(null, MOVED))).isTrue();
    assertThat(asking(null, "2024-05-01", true).wants(livesIn(null, MOVED))).isFalse();
    assertThat(asking(null, "2024-05-01", false).wants(livesIn(MOVED, null))).isTrue();
    assertThat(asking(null, "2024-04-30", false).wants(livesIn(MOVED, null))).isFalse();
  }

  @Test
  void one_kind_of_relation_leaves_the_others_out() {
    assertThat(asking("lives_in", null, false).wants(livesIn(MOVED, null))).isTrue();
    assertThat(asking("owned_by", null, false).wants(livesIn(MOVED, null))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 4, 1000})
  void a_depth_that_is_none_is_refused(int depth) {
    assertThatThrownBy(() -> new GraphQuery("o", "e", null, depth, null, null, null, false))
        .isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-02-30", "2024-5-1", "+1000000000-01-01"})
  void a_day_that_is_none_is_refused(String day) {
    assertThatThrownBy(() -> GraphWords.endOf(day)).isInstanceOf(Refusal.class);
  }

  @Test
  void a_kind_that_is_none_is_refused() {
    assertThatThrownBy(() -> GraphWords.kind("ghost")).isInstanceOf(Refusal.class);
  }
}
