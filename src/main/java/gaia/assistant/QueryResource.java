package gaia.assistant;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.configuration.EscapedLog;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Questions over HTTP. */
@Path("/query")
@Consumes(MediaType.APPLICATION_JSON)
public class QueryResource {

  private static final Logger LOG = EscapedLog.of(QueryResource.class);

  /** Below JSON, so that a client that takes anything gets JSON. */
  private static final String EVENTS = MediaType.SERVER_SENT_EVENTS + ";qs=0.5";

  @Inject AiManager assistant;
  @Inject Caller caller;

  /**
   * A question, and the conversation it belongs to.
   *
   * @param again answer the last question of the conversation once more, instead of a new one
   */
  public record Asked(
      @Nullable String query, @Nullable String conversationId, @Nullable Boolean again) {}

  /** The conversation whose answer is to be stopped. */
  public record Stop(@Nullable String conversationId) {}

  /** The answer in JSON. */
  public record Reply(
      boolean success,
      String response,
      String conversationId,
      List<Citation> citations,
      @Nullable String model,
      boolean stopped) {

    static Reply of(Answer answer) {
      return new Reply(
          true,
          answer.response(),
          answer.conversationId(),
          answer.citations(),
          answer.model(),
          answer.stopped());
    }
  }

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Reply ask(Asked asked) {
    return Reply.of(answer(caller.owner(), checked(asked), AnswerListener.NONE));
  }

  /**
   * The answer while it is written: {@code begun} with the conversation, {@code text} pieces,
   * {@code restart} when what came does not count, {@code done} with the whole answer, or {@code
   * failed}.
   */
  @POST
  @Produces(EVENTS)
  public Response stream(Asked asked) {
    String owner = caller.owner();
    Asked question = checked(asked);
    StreamingOutput output =
        out -> {
          Follower follower = new Follower(owner, out);
          try {
            follower.send("done", Reply.of(answer(owner, question, follower)));
          } catch (Refusal refusal) {
            follower.send("failed", Map.of("message", String.valueOf(refusal.getMessage())));
          } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An answer broke off", e);
            follower.send("failed", Map.of("message", "Something went wrong in the server."));
          }
        };
    return Response.ok(output, MediaType.SERVER_SENT_EVENTS_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/stop")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> stop(Stop stop) {
    if (stop.conversationId() == null) {
      throw Refusal.invalid("conversation_id is needed");
    }
    return Map.of(
        "success", true, "stopped", assistant.stop(caller.owner(), stop.conversationId()));
  }

  private static Asked checked(Asked asked) {
    if (Boolean.TRUE.equals(asked.again())) {
      if (asked.conversationId() == null) {
        throw Refusal.invalid("conversation_id is needed to answer again");
      }
    } else if (asked.query() == null || asked.query().isBlank()) {
      throw Refusal.invalid("Query cannot be empty");
    }
    return asked;
  }

  private Answer answer(String owner, Asked asked, AnswerListener listener) {
    String id = asked.conversationId();
    return Boolean.TRUE.equals(asked.again()) && id != null
        ? assistant.answerAgain(owner, id, listener)
        : assistant.answer(owner, String.valueOf(asked.query()), id, listener);
  }

  /** Passes an answer on as events. */
  private final class Follower implements AnswerListener {
    private final String owner;
    private final EventStream events;
    private @Nullable String conversation;

    Follower(String owner, OutputStream out) {
      this.owner = owner;
      this.events = new EventStream(out, this::gone);
    }

    private void gone() {
      if (conversation != null) {
        assistant.stop(owner, conversation);
      }
    }

    @Override
    public void begun(String conversationId) {
      conversation = conversationId;
      send("begun", Map.of("conversation_id", conversationId));
    }

    @Override
    public void text(String piece) {
      send("text", Map.of("text", piece));
    }

    @Override
    public void restart() {
      send("restart", Map.of());
    }

    @Override
    public void alive() {
      events.alive();
    }

    void send(String name, Object data) {
      events.event(name, data);
    }
  }
}
