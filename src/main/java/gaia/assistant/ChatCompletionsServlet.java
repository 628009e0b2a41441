package gaia.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.conversation.ConversationView;
import gaia.conversation.Conversations;
import gaia.conversation.NewMessage;
import gaia.files.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The door for clients of the OpenAI API: they talk through GAIA, which records, remembers, and
 * answers by its model, or with quotes where there is none. A servlet, because not only the answers
 * but also the faults have the form that such clients expect.
 */
@WebServlet(name = "openai", urlPatterns = "/v1/*")
public class ChatCompletionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final String CONVERSATION = "X-GAIA-Conversation";

  private static final Logger LOG = EscapedLog.of(ChatCompletionsServlet.class);
  private static final int LONGEST_NAME = 200;

  @Inject private transient AiManager assistant;
  @Inject private transient Conversations conversations;
  @Inject private transient Caller caller;
  @Inject private transient Settings settings;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    if (path.equals("/models")) {
      send(response, 200, Map.of("object", "list", "data", List.of(OpenAiFormat.model())));
    } else if (path.equals("/models/" + OpenAiFormat.MODEL)) {
      send(response, 200, OpenAiFormat.model());
    } else {
      unknown(response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!String.valueOf(request.getPathInfo()).equals("/chat/completions")) {
      unknown(response);
      return;
    }
    try {
      complete(request, response);
    } catch (Refusal refusal) {
      fail(response, OpenAiFormat.status(refusal.kind()), String.valueOf(refusal.getMessage()));
    } catch (JsonProcessingException e) {
      fail(response, 400, "The body is not JSON.");
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A chat completion failed", e);
      fail(response, 500, "Something went wrong in the server. Its log knows more.");
    }
  }

  private void complete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ChatCompletionRequest asked = ChatCompletionRequest.of(body(request));
    String owner = caller.owner();
    String id = record(owner, asked, request.getHeader(CONVERSATION));
    Question question =
        new Question(
            owner,
            asked.question(),
            assistant.campaignOf(owner, id),
            Recording.turns(asked.messages(), clock.instant()),
            null,
            asked.instructions(),
            asked.temperature(),
            asked.maxTokens(),
            asked.schema());
    response.setHeader(CONVERSATION, id);
    response.setHeader("Cache-Control", "no-store");
    OpenAiFormat format =
        new OpenAiFormat("chatcmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond());
    if (asked.stream()) {
      stream(response, question, id, format, asked.usageInStream());
    } else {
      send(response, 200, format.whole(assistant.reply(question, id, AnswerListener.NONE)));
    }
  }

  private JsonNode body(HttpServletRequest request) throws IOException {
    int most = settings.integer(Setting.GAIA_MAX_BODY);
    byte[] bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) {
      throw Refusal.tooLarge("The body is larger than the %d bytes allowed.".formatted(most));
    }
    return Json.mapper().readTree(bytes);
  }

  /** Stores what is new, before anything is answered. */
  private String record(String owner, ChatCompletionRequest asked, @Nullable String header) {
    String name = header == null || header.isBlank() ? asked.user() : header.strip();
    if (name != null && name.length() > LONGEST_NAME) {
      throw Refusal.invalid(
          "The name of a conversation may have at most %d characters.".formatted(LONGEST_NAME));
    }
    String title = AiManager.titleFrom(asked.question());
    ConversationView conversation =
        name == null
            ? conversations.start(owner, null, title)
            : conversations
                .find(owner, name)
                .filter(found -> !found.archived())
                .orElseGet(() -> conversations.named(owner, "openai:" + name, title));
    List<NewMessage> fresh =
        Recording.fresh(conversations.turns(owner, conversation.id()), asked.messages());
    if (!fresh.isEmpty()) {
      conversations.append(owner, conversation.id(), fresh);
    }
    return conversation.id();
  }

  private void stream(
      HttpServletResponse response,
      Question question,
      String conversation,
      OpenAiFormat format,
      boolean usage)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    EventStream events =
        new EventStream(
            response.getOutputStream(), () -> assistant.stop(question.owner(), conversation));
    events.data(format.first());
    try {
      Answer answer = assistant.reply(question, conversation, pieces(events, format));
      events.data(format.last(answer));
      if (usage) {
        events.data(format.usage(answer));
      }
      events.done();
    } catch (Refusal refusal) {
      events.data(OpenAiFormat.error(409, String.valueOf(refusal.getMessage())));
    }
  }

  private static AnswerListener pieces(EventStream events, OpenAiFormat format) {
    return new AnswerListener() {
      @Override
      public void text(String piece) {
        events.data(format.piece(piece));
      }

      /** What was sent cannot be taken back, so a line parts it from what counts. */
      @Override
      public void restart() {
        events.data(format.piece("\n\n---\n\n"));
      }

      @Override
      public void alive() {
        events.alive();
      }
    };
  }

  private static void unknown(HttpServletResponse response) throws IOException {
    fail(response, 404, "There is nothing here. Try /v1/models or /v1/chat/completions.");
  }

  private static void fail(HttpServletResponse response, int status, String message)
      throws IOException {
    if (!response.isCommitted()) {
      send(response, status, OpenAiFormat.error(status, message));
    }
  }

  private static void send(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(body));
  }
}
