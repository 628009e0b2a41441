package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every language model keeps, whoever answers behind it. */
abstract class LanguageModelContract {

  private static final ChatRequest QUESTION =
      ChatRequest.interactive(List.of(ChatMessage.user("Who sells rope?")));

  /** A model that answers everything with this text, of more than one piece. */
  abstract LanguageModel saying(String text);

  /** A model that says one word and then nothing more. */
  abstract LanguageModel hanging();

  /** A model whose server is not there. */
  abstract LanguageModel absent();

  /** A model for which every prompt is too long. */
  abstract LanguageModel cramped();

  @Test
  void the_pieces_make_up_the_whole_text() {
    List<String> pieces = new ArrayList<>();

    Completion answer = saying("Ilse sells rope in Brackwater.").generate(QUESTION, heard(pieces));

    assertThat(answer.text()).isEqualTo("Ilse sells rope in Brackwater.");
    assertThat(String.join("", pieces)).isEqualTo(answer.text());
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(answer.finish()).isEqualTo(Completion.FinishReason.STOP);
    assertThat(answer.usage().completion()).isPositive();
    assertThat(answer.model()).isNotBlank();
  }

  @Test
  void an_answer_that_may_have_no_more_tokens_says_that_it_is_cut() {
    Completion answer =
        saying("one two three four five six")
            .generate(QUESTION.withMaxTokens(2), GenerationListener.NONE);

    assertThat(answer.finish()).isEqualTo(Completion.FinishReason.LENGTH);
    assertThat(answer.text()).startsWith("one").doesNotContain("six");
  }

  @Test
  void what_was_cancelled_before_is_not_begun() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    List<String> pieces = new ArrayList<>();

    assertThatThrownBy(() -> saying("a b").generate(QUESTION, heard(pieces), cancelled))
        .isInstanceOf(LanguageModelFailure.Cancelled.class);
    assertThat(pieces).isEmpty();
  }

  @Test
  void a_generation_that_hangs_ends_when_it_is_cancelled() {
    Cancellation cancellation = new Cancellation();

    assertThatThrownBy(
            () ->
                hanging()
                    .generate(
                        QUESTION,
                        new GenerationListener() {
                          @Override
                          public void text(String piece) {
                            cancellation.cancel();
                          }
                        },
                        cancellation))
        .isInstanceOf(LanguageModelFailure.Cancelled.class);
  }

  @Test
  void the_caller_breathes_while_nothing_comes_and_can_stop_that_way() {
    AtomicInteger breaths = new AtomicInteger();

    assertThatThrownBy(
            () ->
                hanging()
                    .generate(
                        QUESTION,
                        new GenerationListener() {
                          @Override
                          public void breathe() {
                            if (breaths.incrementAndGet() == 5) {
                              throw new IllegalStateException("time to stop");
                            }
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("time to stop");
    assertThat(breaths).hasValue(5);
  }

  @Test
  void a_listener_that_throws_ends_the_generation() {
    assertThatThrownBy(
            () ->
                saying("a b c d")
                    .generate(
                        QUESTION,
                        new GenerationListener() {
                          @Override
                          public void text(String piece) {
                            throw new IllegalStateException("enough");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void a_server_that_is_not_there_is_unavailable_and_says_when_to_try_again() {
    assertThatThrownBy(() -> absent().generate(QUESTION, GenerationListener.NONE))
        .isInstanceOfSatisfying(
            LanguageModelFailure.Unavailable.class,
            failure -> {
              assertThat(failure.retryAfter()).isPositive();
              assertThat(failure.sentence()).endsWith(".");
            });
  }

  @Test
  void a_prompt_that_does_not_fit_is_too_long() {
    assertThatThrownBy(() -> cramped().generate(QUESTION, GenerationListener.NONE))
        .isInstanceOf(LanguageModelFailure.TooLong.class);
  }

  @Test
  void a_longer_text_has_more_tokens() {
    LanguageModel model = saying("a b");

    assertThat(model.tokens("")).isZero();
    assertThat(model.tokens("the key opens the gate under the tower"))
        .isGreaterThan(model.tokens("the key"));
  }

  @Test
  void the_state_has_a_sentence_and_a_name() {
    ModelState state = saying("a b").state();

    assertThat(state.condition().mayAnswer()).isTrue();
    assertThat(state.sentence()).endsWith(".");
    assertThat(state.name()).isNotBlank();
  }

  static GenerationListener heard(List<String> pieces) {
    return new GenerationListener() {
      @Override
      public void text(String piece) {
        pieces.add(piece);
      }
    };
  }
}
