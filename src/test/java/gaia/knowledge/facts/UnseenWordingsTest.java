package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Wordings that were written down before the reader had met them. How many it knew at first sight
 * stands in {@code docs/decisions/0061}; here it may not fall behind what it knows by now.
 */
class UnseenWordingsTest {

  @ParameterizedTest
  @CsvSource({"unseen-1.txt, 96", "unseen-2.txt, 101"})
  void what_was_once_understood_stays_understood_and_nothing_is_closed_by_mistake(
      String resource, int known) {
    UnseenWordings.Score score = UnseenWordings.score(resource);

    assertThat(score.closed()).isEmpty();
    assertThat(score.right()).as(score.missed().toString()).isGreaterThanOrEqualTo(known);
  }
}
