package gaia.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Questions to the memory. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1/query")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface AssistantClient {

  /**
   * A question.
   *
   * @param conversationId that it belongs to; null for the one that was touched last
   */
  record Question(String query, @Nullable String conversationId) {}

  /**
   * An answer.
   *
   * @param model that wrote it; null where the memory answered with quotes
   * @param stopped whether somebody stopped it before its end
   */
  record Answer(
      String response,
      String conversationId,
      List<Citation> citations,
      @Nullable String model,
      boolean stopped) {}

  /**
   * What the answer rests on; the first is number 1 in its text.
   *
   * @param turn 0-based place in the archived conversation or document
   */
  record Citation(
      String archiveId,
      int turn,
      String quote,
      double score,
      @Nullable String speaker,
      @Nullable Instant created,
      String kind) {}

  /** Whose answer is to be stopped. */
  record Stop(String conversationId) {}

  /** Whether there was something to stop. */
  record Stopped(boolean stopped) {}

  /** Asks, and waits for the whole answer. */
  @POST
  Answer ask(Question question);

  @POST
  @Path("/stop")
  @Repeatable
  Stopped stop(Stop which);
}
