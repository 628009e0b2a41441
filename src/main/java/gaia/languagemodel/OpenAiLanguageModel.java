package gaia.languagemodel;

import gaia.access.Outgoing;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Any server that speaks the chat completions of OpenAI. It is met by the first request: what
 * models it has, and, with the first schema, whether it keeps to schemas at all.
 *
 * <p>HTTP/1.1 always, because some of these servers stumble over an upgrade to HTTP/2; redirects
 * are not followed, so that nobody but the configured address gets a prompt or the key.
 */
final class OpenAiLanguageModel implements LanguageModel {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int PROBE_TOKENS = 40;
  private static final String PROBE_SCHEMA =
      """
      {"type":"object","properties":{"colour":{"type":"string","enum":["red","green"]}},\
      "required":["colour"],"additionalProperties":false}\
      """;
  private static final String PROBE_QUESTION =
      "Say hello in two words. Do not use JSON, quotes or brackets.";

  /** One for each answer that is read; those that are not needed end after a minute. */
  private final ExecutorService readers =
      Executors.newCachedThreadPool(OpenAiLanguageModel::reader);

  private final HttpClient client =
      HttpClient.newBuilder()
          .executor(readers)
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Endpoint endpoint;
  private final Outgoing outgoing;
  private final Function<ChatRequest, Map<String, Object>> members;
  private final ServerQuestions questions;

  private volatile ModelState state;
  private volatile ServerQuestions.@Nullable Listed model;
  private volatile @Nullable Boolean keepsSchemas;
  private volatile boolean countsTokens = true;

  OpenAiLanguageModel(Endpoint endpoint) {
    this(endpoint, request -> Map.of());
  }

  /**
   * @param members what is added to the JSON of a request
   */
  OpenAiLanguageModel(Endpoint endpoint, Function<ChatRequest, Map<String, Object>> members) {
    this(endpoint, members, new Outgoing());
  }

  OpenAiLanguageModel(
      Endpoint endpoint, Function<ChatRequest, Map<String, Object>> members, Outgoing outgoing) {
    this.outgoing = outgoing;
    this.members = members;
    this.endpoint = endpoint;
    this.questions = new ServerQuestions(client, endpoint, outgoing);
    this.state =
        state(
            ModelState.Condition.RESTING,
            "The language model at %s has not been asked anything yet.".formatted(endpoint));
  }

  private static Thread reader(Runnable work) {
    Thread thread = new Thread(work, "language-model");
    thread.setDaemon(true);
    return thread;
  }

  private Generation generation(String name, ChatRequest request, GenerationListener listener) {
    return new Generation(endpoint, name, request, listener, members.apply(request));
  }

  private Exchange exchange() {
    return new Exchange(client, readers, endpoint);
  }

  private ModelState state(ModelState.Condition condition, String sentence) {
    ServerQuestions.Listed known = model;
    String name = known == null ? String.valueOf(endpoint.model()) : known.name();
    OptionalInt context = known == null ? OptionalInt.empty() : known.contextWindow();
    return new ModelState(
        condition,
        known == null && endpoint.model() == null ? endpoint.toString() : name,
        OptionalInt.of(context.orElse(endpoint.contextWindow())),
        sentence);
  }

  @Override
  public ModelState state() {
    return state;
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      throw new LanguageModelFailure.Cancelled();
    }
    try {
      outgoing.check(endpoint.base());
      Completion completion = answer(request, listener, cancellation);
      state = state(ModelState.Condition.READY, "The language model answers.");
      return completion;
    } catch (LanguageModelFailure.Unavailable e) {
      state = state(ModelState.Condition.DOWN, e.sentence());
      throw e;
    } catch (Outgoing.Forbidden e) {
      LanguageModelFailure failure = Faults.of(e, endpoint);
      state = state(ModelState.Condition.DOWN, failure.sentence());
      throw failure;
    }
  }

  private Completion answer(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    String name = modelName();
    String schema = request.schema();
    if (schema == null) {
      return generation(name, request, listener).run(exchange(), cancellation);
    }
    if (keepsSchemas(name, request.urgency(), listener, cancellation)) {
      try {
        return checked(generation(name, request, listener).run(exchange(), cancellation), schema);
      } catch (LanguageModelFailure.Refused e) {
        // This schema is more than the server can read; a prompt can still ask for it.
        listener.breathe();
      }
    }
    ChatRequest asked = withSchemaInPrompt(request, schema);
    return checked(generation(name, asked, listener).run(exchange(), cancellation), schema);
  }

  private String modelName() {
    ServerQuestions.Listed known = model;
    if (known == null) {
      known = met();
      model = known;
    }
    return known.name();
  }

  /** A gateway may not list its models; then the name that was configured has to do. */
  private ServerQuestions.Listed met() {
    String wanted = endpoint.model();
    List<ServerQuestions.Listed> listed;
    try {
      listed = questions.models();
    } catch (LanguageModelFailure.Unavailable e) {
      if (wanted == null) {
        throw e;
      }
      return new ServerQuestions.Listed(wanted, OptionalInt.empty());
    }
    return listed.stream()
        .filter(found -> wanted == null || found.name().equals(wanted))
        .findFirst()
        .orElseGet(() -> named(wanted));
  }

  private ServerQuestions.Listed named(@Nullable String wanted) {
    if (wanted == null) {
      throw new LanguageModelFailure.Unavailable(
          "The server at %s lists no model. Set GAIA_LLM_MODEL.".formatted(endpoint),
          Duration.ofMinutes(5));
    }
    return new ServerQuestions.Listed(wanted, OptionalInt.empty());
  }

  /** Asks once for what no model would say by itself. */
  private boolean keepsSchemas(
      String name, Urgency urgency, GenerationListener listener, Cancellation cancellation) {
    Boolean known = keepsSchemas;
    if (known == null) {
      known = probe(name, urgency, listener, cancellation);
      keepsSchemas = known;
    }
    return known;
  }

  private boolean probe(
      String name, Urgency urgency, GenerationListener listener, Cancellation cancellation) {
    ChatRequest probe =
        new ChatRequest(
            List.of(ChatMessage.user(PROBE_QUESTION)), urgency, 0, PROBE_TOKENS, PROBE_SCHEMA);
    GenerationListener silent =
        new GenerationListener() {
          @Override
          public void breathe() {
            listener.breathe();
          }
        };
    try {
      Completion answer = generation(name, probe, silent).run(exchange(), cancellation);
      return JsonAnswer.in(answer.text(), PROBE_SCHEMA)
          .filter(json -> answer.text().strip().startsWith("{"))
          .isPresent();
    } catch (LanguageModelFailure.Refused | LanguageModelFailure.BadAnswer e) {
      return false;
    }
  }

  private static ChatRequest withSchemaInPrompt(ChatRequest request, String schema) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    ChatMessage last = messages.remove(messages.size() - 1);
    messages.add(
        new ChatMessage(
            last.role(),
            last.content()
                + "\n\nAnswer with one JSON object that keeps this JSON schema, and nothing else:\n"
                + schema));
    return new ChatRequest(
        messages,
        request.urgency(),
        request.temperature(),
        request.maxTokens(),
        null,
        request.audience());
  }

  /** What was cut is passed on as it is, so that whole objects in it can be saved. */
  private static Completion checked(Completion answer, String schema) {
    Optional<String> json = JsonAnswer.in(answer.text(), schema);
    if (json.isPresent()) {
      return new Completion(json.get(), answer.finish(), answer.usage(), answer.model());
    }
    if (answer.finish() == Completion.FinishReason.LENGTH) {
      return answer;
    }
    throw new LanguageModelFailure.BadAnswer(
        "The language model did not answer in the form that was asked for.", answer.text());
  }

  @Override
  public OptionalInt countTokens(String text) {
    if (text.isEmpty()) {
      return OptionalInt.of(0);
    }
    if (!countsTokens) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(questions.tokens(text));
    } catch (LanguageModelFailure e) {
      // Asked again only after a restart: most servers that do not count never will.
      countsTokens = false;
      return OptionalInt.empty();
    }
  }
}
