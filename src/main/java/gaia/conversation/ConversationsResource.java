package gaia.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.access.Sharing;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
  @Inject Sharing sharing;

  /**
   * What a new conversation may be given.
   *
   * @param owner of a campaign that is shared for writing; null for the own
   */
  public record Start(@Nullable String title, @Nullable String campaign, @Nullable String owner) {}

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
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<ConversationView> found =
        conversations.list(
            sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ),
            campaign,
            page.fetched(),
            cursor);
    return new Page(true, page.shown(found), page.next(found, ConversationView::id));
  }

  @POST
  @APIResponseSchema(value = One.class, responseCode = "201")
  public Response start(Start wanted) {
    String owner =
        sharing.nameIn(caller.owner(), wanted.owner(), wanted.campaign(), Sharing.Wish.WRITE);
    sharing.mayAdd(caller.owner(), owner);
    ConversationView made = conversations.start(owner, wanted.campaign(), wanted.title());
    return Response.created(URI.create("conversations/" + made.id()))
        .entity(new One(true, made, null))
        .build();
  }

  @GET
  @Path("/" + ID)
  public One one(@PathParam("id") String id) {
    String name = conversations.nameFor(caller.owner(), id, Sharing.Wish.READ);
    ConversationView found =
        conversations.find(name, id).orElseThrow(ConversationsResource::unknown);
    return new One(true, found, conversations.turns(name, id).stream().map(TurnBody::of).toList());
  }

  @DELETE
  @Path("/" + ID)
  @Consumes(MediaType.WILDCARD)
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response delete(@PathParam("id") String id) {
    conversations.delete(caller.owner(), id);
    return Response.noContent().build();
  }

  @POST
  @Path("/" + ID + "/messages")
  @APIResponseSchema(value = Stored.class, responseCode = "201")
  public Response add(@PathParam("id") String id, Messages said) {
    String name = conversations.nameFor(caller.owner(), id, Sharing.Wish.WRITE);
    sharing.mayAdd(caller.owner(), name);
    String speaker = name.equals(caller.owner()) ? null : caller.name();
    List<NewMessage> messages =
        said.messages().stream().map(body -> message(body, speaker)).toList();
    if (messages.isEmpty()) {
      throw Refusal.invalid("at least one message is needed");
    }
    List<TurnBody> stored =
        conversations.append(name, id, messages).stream().map(TurnBody::of).toList();
    return Response.status(Response.Status.CREATED).entity(new Stored(true, id, stored)).build();
  }

  /**
   * @param guest who says it in a conversation of somebody else; it is never another's word there
   */
  private static NewMessage message(@Nullable MessageBody body, @Nullable String guest) {
    if (body == null || body.content() == null) {
      throw Refusal.invalid("a message needs content");
    }
    String speaker = guest == null ? body.speaker() : guest;
    return new NewMessage(role(body.role()), speaker, body.content(), body.created(), false);
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
  @APIResponseSchema(value = ArchivedBody.class, responseCode = "200")
  public Response archive(@PathParam("id") String id) {
    ArchivedBody body =
        ArchivedBody.of(
            manager.summarizeAndArchiveForBackground(
                conversations.nameFor(caller.owner(), id, Sharing.Wish.WRITE), id));
    return Response.ok(body).location(body.uri()).build();
  }

  private static Refusal unknown() {
    return Refusal.notFound("There is no conversation with this id.");
  }
}
