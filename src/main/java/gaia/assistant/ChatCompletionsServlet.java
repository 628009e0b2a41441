package gaia.assistant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
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

/**
 * The door for clients of the OpenAI API: they talk through GAIA, which records, remembers, and
 * answers by its model, or with quotes where there is none. A servlet, because not only the answers
 * but also the faults have the form that such clients expect.
 */
@WebServlet(name = "openai", urlPatterns = "/v1/*")
public class ChatCompletionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final String CONVERSATION = "X-GAIA-Conversation";

  private static final String BROKEN = "Something went wrong in the server. Its log knows more.";

  private static final Logger LOG = EscapedLog.of(ChatCompletionsServlet.class);

  @Inject private transient AiManager assistant;
  @Inject private transient ClientConversations conversations;
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
      fail(response, 500, BROKEN);
    }
  }

  private void complete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ChatCompletionRequest asked = ChatCompletionRequest.of(body(request));
    String owner = caller.owner();
    String id = conversations.record(owner, asked, request.getHeader(CONVERSATION));
    Question question = conversations.question(owner, asked, id, assistant.campaignOf(owner, id));
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
      int status = OpenAiFormat.status(refusal.kind());
      events.data(OpenAiFormat.error(status, String.valueOf(refusal.getMessage())));
    } catch (RuntimeException e) {
      // The head of the answer is gone, so that its status cannot tell any more.
      LOG.log(Level.WARNING, "A chat completion failed while it was sent", e);
      events.data(OpenAiFormat.error(500, BROKEN));
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
