package gaia.assistant;

import gaia.access.CampaignName;
import gaia.languagemodel.Audience;
import gaia.languagemodel.Cancellation;
import gaia.languagemodel.ChatMessage;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.Completion;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import gaia.languagemodel.ModelState;
import gaia.languagemodel.Prompt;
import gaia.languagemodel.TokenUsage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers one question out of what was recalled: by the model where it answers, with quotes where
 * it does not.
 */
final class Answering {

  static final String PROMPT = "answer";

  private static final int USUAL_CONTEXT = 4096;

  /** Memories, and the answer, take at most this part of the context each. */
  private static final int SHARE = 4;

  /** Left free in every context, because tokens may be estimated: one part of this many. */
  private static final int RESERVE = 10;

  private final LanguageModel model;
  private final Clock clock;
  private final Prompt prompt = Prompt.named(PROMPT);

  Answering(LanguageModel model, Clock clock) {
    this.model = model;
    this.clock = clock;
  }

  Reply answer(
      Question question,
      List<Citation> recalled,
      AnswerListener listener,
      Cancellation cancellation) {
    ModelState state = model.state();
    if (!state.condition().mayAnswer()) {
      return quotes(RecallAnswer.of(recalled), recalled, listener);
    }
    int context = context(state);
    Writing writing = new Writing(recalled, question.schema() != null, listener);
    try {
      return write(question, context, writing, cancellation);
    } catch (LanguageModelFailure.Cancelled e) {
      return writing.stopped();
    } catch (LanguageModelFailure e) {
      writing.discard();
      return quotes(RecallAnswer.instead(e.sentence(), recalled), recalled, listener);
    }
  }

  static int context(ModelState state) {
    return state.contextWindow().orElse(USUAL_CONTEXT);
  }

  private static Reply quotes(String text, List<Citation> recalled, AnswerListener listener) {
    listener.text(text);
    return Reply.quoting(text, recalled);
  }

  /** Tokens may be estimated: when it does not fit after all, half of the context is used. */
  private Reply write(Question question, int context, Writing writing, Cancellation cancellation) {
    try {
      return writing.finished(generate(question, context, writing, cancellation));
    } catch (LanguageModelFailure.TooLong e) {
      writing.discard();
      return writing.finished(generate(question, context / 2, writing, cancellation));
    }
  }

  private Completion generate(
      Question question, int context, Writing writing, Cancellation cancellation) {
    int answer = Math.min(question.maxTokens(), Math.max(1, context / SHARE));
    writing.give(Memories.fitting(writing.recalled, context / SHARE, model::tokens));
    String system = system(question, writing.given, "");
    int room = context - context / RESERVE - answer - model.tokens(system);
    History history =
        History.fitting(question.turns(), question.compacted(), Math.max(0, room), model::tokens);
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(ChatMessage.system(system(question, writing.given, history.earlier())));
    messages.addAll(history.messages());
    ChatRequest request =
        ChatRequest.interactive(messages)
            .withTemperature(question.temperature())
            .withMaxTokens(answer)
            .withAudience(new Audience(question.owner(), CampaignName.of(question.campaign())));
    String schema = question.schema();
    return model.generate(
        schema == null ? request : request.withSchema(schema), writing, cancellation);
  }

  private String system(Question question, List<Citation> memories, String earlier) {
    String own = question.instructions();
    return prompt.with(
        Map.of(
            "today",
            LocalDate.ofInstant(clock.instant(), clock.getZone()).toString(),
            "instructions",
            own == null ? "" : own,
            "memories",
            Memories.block(memories),
            "earlier",
            earlier.isEmpty() ? "" : "Earlier in this conversation, shortened:\n" + earlier));
  }

  /** One answer while it is written. */
  private static final class Writing implements GenerationListener {
    final List<Citation> recalled;
    private final boolean verbatim;
    private final AnswerListener listener;
    private final StringBuilder text = new StringBuilder();
    private List<Citation> given = List.of();
    private CitationMarks marks = new CitationMarks(List.of());

    Writing(List<Citation> recalled, boolean verbatim, AnswerListener listener) {
      this.recalled = recalled;
      this.verbatim = verbatim;
      this.listener = listener;
    }

    void give(List<Citation> memories) {
      given = memories;
      marks = new CitationMarks(memories);
    }

    @Override
    public void text(String piece) {
      show(verbatim ? piece : marks.next(piece));
    }

    private void show(String shown) {
      if (!shown.isEmpty()) {
        text.append(shown);
        listener.text(shown);
      }
    }

    @Override
    public void breathe() {
      listener.alive();
    }

    void discard() {
      if (!text.isEmpty()) {
        listener.restart();
      }
      text.setLength(0);
    }

    Reply finished(Completion completion) {
      show(marks.rest());
      if (!verbatim && text.toString().isBlank()) {
        throw new LanguageModelFailure.BadAnswer("The language model answered nothing.", "");
      }
      String whole = verbatim ? completion.text() : text.toString();
      return new Reply(
          whole,
          marks.used(),
          !given.isEmpty(),
          completion.model(),
          completion.finish(),
          completion.usage(),
          false);
    }

    Reply stopped() {
      return new Reply(
          text.toString(),
          marks.used(),
          !given.isEmpty(),
          null,
          Completion.FinishReason.STOP,
          new TokenUsage(0, 0, false),
          true);
    }
  }
}
