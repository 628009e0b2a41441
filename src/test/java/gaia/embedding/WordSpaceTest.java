package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WordSpaceTest {

  private final WordSpace space = WordSpaceFixtures.space();

  @Test
  void texts_of_one_subject_are_closer_than_texts_of_two() {
    assertThat(cosine("violin", "cello")).isGreaterThan(cosine("violin", "tomatoes") + 0.3);
  }

  @Test
  void vectors_have_length_one() {
    float[] vector = space.encode(List.of("a quiet song in the garden")).get(0);

    assertThat(Vectors.dot(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void a_text_without_words_is_all_zeros() {
    assertThat(space.encode(List.of("the of !?")).get(0)).containsOnly(0f);
  }

  @Test
  void a_word_that_was_not_there_still_meets_itself() {
    assertThat(cosine("zyxomatic", "Zyxomatic")).isCloseTo(1, within(1e-5));
  }

  @Test
  void the_same_texts_give_the_same_space_to_the_last_bit() {
    WordSpace again = WordSpaceFixtures.space();

    assertThat(again.spaceId()).isEqualTo(space.spaceId());
    assertThat(again.vectors().values()).isEqualTo(space.vectors().values());
  }

  @Test
  void other_texts_give_another_space() {
    WordSpaceTraining training = new WordSpaceTraining(() -> {});
    WordSpaceFixtures.groups().subList(1, 20).forEach(training::add);

    assertThat(training.train().spaceId()).isNotEqualTo(space.spaceId());
  }

  @Test
  void one_word_said_over_and_over_can_be_learned_from() {
    WordSpaceTraining training = new WordSpaceTraining(() -> {});
    training.add(List.of("yes", "yes", "", "yes yes"));

    assertThat(training.train().encode(List.of("yes")).get(0)).doesNotContain(Float.NaN);
  }

  @Test
  void nothing_to_learn_from_gives_an_empty_space() {
    WordSpace empty = new WordSpaceTraining(() -> {}).train();

    assertThat(empty.dimension()).isZero();
  }

  @Test
  void what_the_breath_throws_ends_the_training() {
    AtomicBoolean stopped = new AtomicBoolean();
    WordSpaceTraining training =
        new WordSpaceTraining(
            () -> {
              if (stopped.get()) {
                throw new IllegalStateException("stop");
              }
            });
    WordSpaceFixtures.groups().forEach(training::add);
    stopped.set(true);

    assertThatThrownBy(training::train).hasMessage("stop");
  }

  private double cosine(String a, String b) {
    List<float[]> vectors = space.encode(List.of(a, b));
    return Vectors.dot(vectors.get(0), vectors.get(1));
  }
}
