package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnseenWordsTest {

  private final UnseenWords unseen = new UnseenWords(200);

  @Test
  void words_of_similar_spelling_are_close_and_others_are_not() {
    assertThat(cosine("zyxomatic", "zyxomatica")).isGreaterThan(0.5);
    assertThat(Math.abs(cosine("zyxomatic", "quobbler"))).isLessThan(0.3);
  }

  @Test
  void a_single_letter_has_a_vector_too() {
    assertThat(cosine("q", "q")).isGreaterThan(0.99);
  }

  private double cosine(String a, String b) {
    return Vectors.dot(unseen.vector(a), unseen.vector(b));
  }
}
