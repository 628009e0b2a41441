package gaia.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conversations over HTTP. */
@Path("/conversations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ConversationsResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Conversations conversations;
  @Inject ConversationManager manager;
  @Inject Caller caller;

  /** What a new conversation may be given. */
  public record Start(@Nullable String title, @Nullable String campaign) {}

  /** A message to add. */
  public record MessageBody(
      @Nullable String role,
      @Nullable String speaker,
      @Nullable String content,
      @Nullable Instant created) {}

  /** One or several messages. */
  public record Messages(
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          List<@Nullable MessageBody> messages) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Messages {}
  }

  /** A turn in JSON. */
  public record TurnBody(
      int turn,
      String role,
      @Nullable String speaker,
      String content,
      Instant created,
      boolean recalled) {

    static TurnBody of(Turn turn) {
      return new TurnBody(
          turn.index(),
          turn.role().name().toLowerCase(Locale.ROOT),
          turn.speaker(),
          turn.content(),
          turn.created(),
          turn.recalled());
    }
  }

  /** One conversation, with its turns where they were asked for. */
  public record One(
      boolean success, ConversationView conversation, @Nullable List<TurnBody> messages) {}

  /** A page of conversations. */
  public record Page(
      boolean success, List<ConversationView> conversations, @Nullable String next) {}

  /** The turns that were stored. */
  public record Stored(boolean success, String conversationId, List<TurnBody> messages) {}

  @GET
  public Page list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<ConversationView> found =
        conversations.list(caller.owner(), campaign, page.fetched(), cursor);
    return new Page(true, page.shown(found), page.next(found, ConversationView::id));
  }

  @POST
  public Response start(Start wanted) {
    ConversationView made = conversations.start(caller.owner(), wanted.campaign(), wanted.title());
    return Response.created(URI.create("conversations/" + made.id()))
        .entity(new One(true, made, null))
        .build();
  }

  @GET
  @Path("/" + ID)
  public One one(@PathParam("id") String id) {
    ConversationView found =
        conversations.find(caller.owner(), id).orElseThrow(ConversationsResource::unknown);
    return new One(
        true, found, conversations.turns(caller.owner(), id).stream().map(TurnBody::of).toList());
  }

  @DELETE
  @Path("/" + ID)
  @Consumes(MediaType.WILDCARD)
  public Response delete(@PathParam("id") String id) {
    conversations.delete(caller.owner(), id);
    return Response.noContent().build();
  }

  @POST
  @Path("/" + ID + "/messages")
  public Response add(@PathParam("id") String id, Messages said) {
    List<NewMessage> messages =
        said.messages().stream().map(ConversationsResource::message).toList();
    if (messages.isEmpty()) {
      throw Refusal.invalid("at least one message is needed");
    }
    List<TurnBody> stored =
        conversations.append(caller.owner(), id, messages).stream().map(TurnBody::of).toList();
    return Response.status(Response.Status.CREATED).entity(new Stored(true, id, stored)).build();
  }

  private static NewMessage message(@Nullable MessageBody body) {
    if (body == null || body.content() == null) {
      throw Refusal.invalid("a message needs content");
    }
    return new NewMessage(role(body.role()), body.speaker(), body.content(), body.created(), false);
  }

  private static Role role(@Nullable String text) {
    try {
      return Role.valueOf(String.valueOf(text).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("role must be user, assistant, system or tool");
    }
  }

  @POST
  @Path("/" + ID + "/archive")
  @Consumes(MediaType.WILDCARD)
  public Response archive(@PathParam("id") String id) {
    ArchivedBody body =
        ArchivedBody.of(manager.summarizeAndArchiveForBackground(caller.owner(), id));
    return Response.ok(body).location(body.uri()).build();
  }

  private static Refusal unknown() {
    return Refusal.notFound("There is no conversation with this id.");
  }
}
