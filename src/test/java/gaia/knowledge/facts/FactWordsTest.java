package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactWordsTest {

  private static final Source SAID =
      new Source("said", 3, "Mara", "Ilse sells rope.", Instant.EPOCH);
  private static final Source TAKEN =
      new Source("taken", 5, "Mara", "Ilse sells tar.", Instant.EPOCH);

  private static boolean isForeign(Source... sources) {
    return FactWords.isForeign(
        List.of(sources), ids -> ids.contains("taken") ? Set.of("taken") : Set.of());
  }

  @Test
  void a_fact_that_only_an_import_tells_is_foreign() {
    assertThat(isForeign(TAKEN)).isTrue();
  }

  @Test
  void a_fact_that_somebody_said_or_wrote_here_as_well_is_not() {
    assertThat(isForeign(SAID, TAKEN)).isFalse();
    assertThat(isForeign(TAKEN, Source.written("Mara", "It is so.", Instant.EPOCH))).isFalse();
    assertThat(isForeign(SAID)).isFalse();
  }
}
