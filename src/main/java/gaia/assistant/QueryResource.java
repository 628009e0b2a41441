package gaia.assistant;

import gaia.access.Caller;
import gaia.access.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions over HTTP. */
@Path("/query")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QueryResource {

  @Inject AiManager assistant;
  @Inject Caller caller;

  /** A question, and the conversation it belongs to. */
  public record Question(@Nullable String query, @Nullable String conversationId) {}

  /** The answer in JSON. */
  public record Reply(
      boolean success, String response, String conversationId, List<Citation> citations) {}

  @POST
  public Reply ask(Question question) {
    if (question.query() == null) {
      throw Refusal.invalid("Query cannot be empty");
    }
    Answer answer = assistant.answer(caller.owner(), question.query(), question.conversationId());
    return new Reply(true, answer.response(), answer.conversationId(), answer.citations());
  }
}
