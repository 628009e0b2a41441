package gaia.languagemodel;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One streamed generation. What arrives on a reader's thread is queued; the thread that asked takes
 * it from there, and breathes between two looks.
 */
final class Generation {

  private static final long LOOK_MILLIS = 25;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ThinkingFilter thinking = new ThinkingFilter();
  private final StringBuilder said = new StringBuilder();
  private final Endpoint endpoint;
  private final String model;
  private final ChatRequest request;
  private final GenerationListener listener;
  private final Map<String, Object> members;

  /**
   * @param members added to the JSON of the request
   * @param request what to ask; its schema is sent as response format
   */
  Generation(
      Endpoint endpoint,
      String model,
      ChatRequest request,
      GenerationListener listener,
      Map<String, Object> members) {
    this.members = members;
    this.endpoint = endpoint;
    this.model = model;
    this.request = request;
    this.listener = listener;
  }

  private sealed interface Event {}

  private record Piece(String text) implements Event {}

  /** A sign of life that is no text. */
  private record Thought() implements Event {}

  private record Complete(ChatResponse response) implements Event {}

  private record Broken(Throwable thrown) implements Event {}

  private record Stop() implements Event {}

  Completion run(Exchange exchange, Cancellation cancellation) {
    cancellation.onCancel(() -> events.add(new Stop()));
    listener.breathe();
    if (cancellation.isCancelled()) {
      throw new LanguageModelFailure.Cancelled();
    }
    boolean complete = false;
    try {
      begin(exchange);
      Completion completion = follow();
      complete = true;
      return completion;
    } finally {
      if (!complete) {
        exchange.cut();
      }
    }
  }

  private void begin(Exchange exchange) {
    try {
      OpenAiStreamingChatModel.builder()
          .httpClientBuilder(exchange.builder())
          .baseUrl(endpoint.base().toString())
          .apiKey("none")
          .modelName(model)
          .temperature(request.temperature())
          .maxTokens(request.maxTokens())
          .returnThinking(true)
          .customParameters(members)
          .build()
          .chat(lc4jRequest(), new Queueing());
    } catch (RuntimeException e) {
      throw Faults.of(e, endpoint);
    }
  }

  private dev.langchain4j.model.chat.request.ChatRequest lc4jRequest() {
    var builder =
        dev.langchain4j.model.chat.request.ChatRequest.builder()
            .messages(request.messages().stream().map(Generation::lc4jMessage).toList());
    return request.schema() == null
        ? builder.build()
        : builder.responseFormat(format(request.schema())).build();
  }

  private static dev.langchain4j.data.message.ChatMessage lc4jMessage(ChatMessage message) {
    return switch (message.role()) {
      case SYSTEM -> SystemMessage.from(message.content());
      case USER -> UserMessage.from(message.content());
      case ASSISTANT -> AiMessage.from(message.content());
    };
  }

  private static ResponseFormat format(String schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder().name("answer").rootElement(JsonRawSchema.from(schema)).build())
        .build();
  }

  private final class Queueing implements StreamingChatResponseHandler {
    @Override
    public void onPartialResponse(String piece) {
      events.add(new Piece(piece));
    }

    @Override
    public void onPartialThinking(PartialThinking thought) {
      events.add(new Thought());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      events.add(new Complete(response));
    }

    @Override
    public void onError(Throwable thrown) {
      events.add(new Broken(thrown));
    }
  }

  private Completion follow() {
    long heard = System.nanoTime();
    long patience = endpoint.firstPiece().toNanos();
    while (true) {
      Event event = poll();
      if (event instanceof Stop) {
        throw new LanguageModelFailure.Cancelled();
      } else if (event instanceof Broken broken) {
        throw Faults.of(broken.thrown(), endpoint);
      } else if (event instanceof Complete complete) {
        say(thinking.rest());
        return completion(complete.response());
      } else if (event instanceof Piece piece) {
        say(thinking.next(piece.text()));
      }
      if (event != null) {
        heard = System.nanoTime();
        patience = endpoint.nextPiece().toNanos();
      } else if (System.nanoTime() - heard > patience) {
        throw Faults.silent(endpoint);
      }
      listener.breathe();
    }
  }

  private @Nullable Event poll() {
    try {
      return events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private void say(String text) {
    if (!text.isEmpty()) {
      said.append(text);
      listener.text(text);
    }
  }

  private Completion completion(ChatResponse response) {
    FinishReason reason = response.finishReason();
    if (reason == null) {
      throw Faults.brokenOff(endpoint);
    }
    if (reason == FinishReason.CONTENT_FILTER) {
      throw Faults.filtered();
    }
    boolean cut = reason == FinishReason.LENGTH;
    if (said.isEmpty() && !cut) {
      throw new LanguageModelFailure.BadAnswer("The language model answered nothing.", "");
    }
    return new Completion(
        said.toString(),
        cut ? Completion.FinishReason.LENGTH : Completion.FinishReason.STOP,
        usage(response.tokenUsage()),
        response.modelName() == null ? model : response.modelName());
  }

  private TokenUsage usage(dev.langchain4j.model.output.@Nullable TokenUsage told) {
    if (told != null && told.inputTokenCount() != null && told.outputTokenCount() != null) {
      return new TokenUsage(told.inputTokenCount(), told.outputTokenCount(), true);
    }
    int prompt = request.messages().stream().mapToInt(m -> TokenEstimate.of(m.content())).sum();
    return new TokenUsage(prompt, TokenEstimate.of(said.toString()), false);
  }
}
