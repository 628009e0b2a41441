package gaia.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GatedLanguageModelTest extends LanguageModelContract {

  private static final ChatRequest TASK =
      ChatRequest.background(List.of(ChatMessage.user("Summarise.")));
  private static final ChatRequest PERSON =
      ChatRequest.interactive(List.of(ChatMessage.user("Who sells rope?")));

  private final ScriptedLanguageModel model = new ScriptedLanguageModel();
  private final GatedLanguageModel gate = new GatedLanguageModel(model);

  @Override
  LanguageModel saying(String text) {
    return new GatedLanguageModel(new ScriptedLanguageModel().answers(text));
  }

  @Override
  LanguageModel hanging() {
    return new GatedLanguageModel(new ScriptedLanguageModel().answers("one two").holds());
  }

  @Override
  LanguageModel absent() {
    return new GatedLanguageModel(new ScriptedLanguageModelTest().absent());
  }

  @Override
  LanguageModel cramped() {
    return new GatedLanguageModel(new ScriptedLanguageModelTest().cramped());
  }

  private static CompletableFuture<Completion> ask(LanguageModel model, ChatRequest request) {
    return CompletableFuture.supplyAsync(
        () -> model.generate(request, GenerationListener.NONE),
        work -> new Thread(work, "asking").start());
  }

  @Test
  void a_person_cuts_what_the_background_generates() throws Exception {
    model.answers("a long summary of everything").holds();
    CompletableFuture<Completion> task = ask(gate, TASK);
    model.awaitBegun();
    model.holdsNoMore().answers("Ilse does.");

    // The task is still held within its first word; only the cut can end it.
    assertThat(gate.generate(PERSON, GenerationListener.NONE).text()).isEqualTo("Ilse does.");
    assertThatThrownBy(task::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(LanguageModelFailure.Interrupted.class);
  }

  @Test
  void the_background_waits_until_the_person_is_served() throws Exception {
    model.answers("Ilse does.").answers("a summary").holds();
    CompletableFuture<Completion> person = ask(gate, PERSON);
    model.awaitBegun();
    CountDownLatch waits = new CountDownLatch(3);
    CompletableFuture<Completion> task =
        CompletableFuture.supplyAsync(
            () -> gate.generate(TASK, breathing(waits::countDown)),
            work -> new Thread(work, "task").start());

    assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(model.requests()).containsExactly(PERSON);
    model.release();

    assertThat(person.get().text()).isEqualTo("Ilse does.");
    assertThat(task.get().text()).isEqualTo("a summary");
  }

  @Test
  void a_task_that_waits_for_its_turn_can_be_stopped() throws Exception {
    model.answers("Ilse does.").holds();
    CompletableFuture<Completion> person = ask(gate, PERSON);
    model.awaitBegun();

    assertThatThrownBy(
            () ->
                gate.generate(
                    TASK,
                    breathing(
                        () -> {
                          throw new IllegalStateException("the server stops");
                        })))
        .hasMessage("the server stops");
    model.release();
    person.get();
  }

  @Test
  void what_the_task_itself_cancels_is_not_called_interrupted() {
    model.answers("a summary").holds();
    Cancellation cancellation = new Cancellation();
    GenerationListener cancelling =
        new GenerationListener() {
          @Override
          public void text(String piece) {
            cancellation.cancel();
          }
        };

    assertThatThrownBy(() -> gate.generate(TASK, cancelling, cancellation))
        .isInstanceOf(LanguageModelFailure.Cancelled.class);
  }

  @Test
  void a_persons_question_that_fails_lets_the_background_go_on() {
    model.fails(new LanguageModelFailure.Refused("No.")).answers("a summary");

    assertThatThrownBy(() -> gate.generate(PERSON, GenerationListener.NONE))
        .isInstanceOf(LanguageModelFailure.Refused.class);
    assertThat(gate.generate(TASK, GenerationListener.NONE).text()).isEqualTo("a summary");
  }

  private static GenerationListener breathing(Runnable breath) {
    return new GenerationListener() {
      @Override
      public void breathe() {
        breath.run();
      }
    };
  }
}
