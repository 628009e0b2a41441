package gaia.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What is being said: begin conversations, add to them, archive them, take others in. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface ConversationsClient {

  /** A new conversation; both may be left out. */
  record Start(@Nullable String title, @Nullable String campaign) {}

  /**
   * Something said.
   *
   * @param role {@code user}, {@code assistant}, {@code system} or {@code tool}
   * @param created when it was said; null for now
   */
  record Message(String role, @Nullable String speaker, String content, @Nullable Instant created) {

    /** What a person says now. */
    public static Message said(String speaker, String content) {
      return new Message("user", speaker, content, null);
    }
  }

  /** A conversation without what was said in it. */
  record Conversation(
      String id,
      String campaign,
      @Nullable String externalId,
      String title,
      boolean archived,
      int turns,
      Instant created,
      Instant updated) {}

  /**
   * Something that was said and is stored.
   *
   * @param turn 0-based place in the conversation
   * @param recalled an answer out of the memory, which never becomes memory itself
   */
  record Turn(
      int turn,
      String role,
      @Nullable String speaker,
      String content,
      Instant created,
      boolean recalled) {}

  /** A conversation with its turns; they are null right after its beginning. */
  record One(Conversation conversation, @Nullable List<Turn> messages) {}

  /**
   * A page, newest first.
   *
   * @param next the cursor of the next page; null on the last one
   */
  record Page(List<Conversation> conversations, @Nullable String next) {}

  /** What was added. */
  record Stored(String conversationId, List<Turn> messages) {}

  /**
   * An archived conversation.
   *
   * @param id of the archive
   * @param taskId of the task that works through it
   */
  record Archived(String id, String summary, String status, String taskId) {}

  /**
   * Conversations from elsewhere.
   *
   * @param archive whether they are archived at once
   */
  record Import(List<Foreign> conversations, boolean archive) {}

  /**
   * A conversation from elsewhere.
   *
   * @param externalId its name there: an import that is repeated skips what is there already
   */
  record Foreign(
      String externalId, String title, @Nullable String campaign, List<Message> messages) {}

  /** What became of an import. */
  record ImportReport(List<Imported> imported, List<Imported> skipped, List<Refused> refused) {}

  /** A conversation that is in the house, with its archive where it has one. */
  record Imported(@Nullable String externalId, String id, @Nullable String archiveId) {}

  /** A conversation that was not taken in, and why. */
  record Refused(@Nullable String externalId, String reason) {}

  /**
   * A page of conversations.
   *
   * @param limit 1 to 500
   * @param cursor {@link Page#next} of the page before
   */
  @GET
  Page list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  @POST
  One start(Start wanted);

  @GET
  @Path("/{id}")
  One find(@PathParam("id") String id);

  @DELETE
  @Path("/{id}")
  void delete(@PathParam("id") String id);

  @POST
  @Path("/{id}/messages")
  Stored add(@PathParam("id") String id, List<Message> messages);

  /** Archives it; one that is archived already is refused with 409. */
  @POST
  @Path("/{id}/archive")
  @Consumes(MediaType.WILDCARD)
  Archived archive(@PathParam("id") String id);

  /** Takes conversations in; those that are there already are skipped. */
  @POST
  @Path("/import")
  @Repeatable
  ImportReport take(Import conversations);
}
