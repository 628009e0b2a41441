package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What every encoder promises. */
abstract class EncoderContract {

  private static final List<String> TEXTS =
      List.of(
          "Ilse sells rope in Brackwater.",
          "The lamp stays dark until the new moon.",
          "rope",
          "Ilse sells rope in Brackwater.",
          "x".repeat(100_000),
          "the lamp ".repeat(20_000),
          "\u0000\u200b\ud800 lone \udc00 surrogates, e\u0301, \ud83d\ude00, \u202eabc, 海, ß, İ",
          "[CLS] [SEP] <s> </s> ##ing",
          "line\nbreak\ttab\r\n");

  abstract TextEncoder encoder();

  @Test
  void vectors_have_the_dimension_and_length_1_and_are_finite() {
    for (float[] vector : encoder().encode(TEXTS)) {
      assertThat(vector).hasSize(encoder().dimension());
      assertThat(Math.sqrt(Vectors.dot(vector, vector))).isCloseTo(1, Offset.offset(1e-4));
    }
    assertThat(encoder().encodeQuery("Who sells rope?")).hasSize(encoder().dimension());
  }

  @Test
  void the_same_text_has_the_same_vector_whatever_is_beside_it() {
    TextEncoder encoder = encoder();
    List<float[]> together = encoder.encode(TEXTS);

    assertThat(encoder.encode(TEXTS)).usingRecursiveComparison().isEqualTo(together);
    for (int i = 0; i < TEXTS.size(); i++) {
      assertThat(encoder.encode(List.of(TEXTS.get(i))).get(0))
          .containsExactly(together.get(i), Offset.offset(2e-6f));
    }
    assertThat(together.get(0)).containsExactly(together.get(3), Offset.offset(2e-6f));
  }

  @Test
  void a_text_that_says_nothing_has_zeros() {
    for (float[] vector : encoder().encode(List.of("", "   ", "\n\t"))) {
      assertThat(vector).hasSize(encoder().dimension()).containsOnly(0f);
    }
    assertThat(encoder().encodeQuery("")).containsOnly(0f);
  }

  @Test
  void no_texts_have_no_vectors() {
    assertThat(encoder().encode(List.of())).isEmpty();
  }

  @Test
  void different_texts_have_different_vectors() {
    List<float[]> vectors = encoder().encode(TEXTS.subList(0, 2));

    assertThat(Vectors.dot(vectors.get(0), vectors.get(1))).isLessThan(0.9999);
  }

  @Test
  void the_space_has_a_stable_name() {
    assertThat(encoder().spaceId()).matches("[a-z0-9-]+").isEqualTo(encoder().spaceId());
  }

  @Test
  void long_work_breathes() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add("text number " + i);
    }
    int[] breaths = {0};

    assertThat(encoder().encode(many, () -> breaths[0]++)).hasSize(40);
    assertThat(breaths[0]).isPositive();
  }
}
