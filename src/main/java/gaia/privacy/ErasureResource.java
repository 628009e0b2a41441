package gaia.privacy;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Erasures over HTTP. */
@Path("/erasures")
@Produces(MediaType.APPLICATION_JSON)
public class ErasureResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Erasures erasures;
  @Inject Caller caller;

  /**
   * @param conversationId of the conversation, or of its archive
   * @param confirm true when the preview was seen and is what is wanted
   */
  public record Wish(@Nullable String conversationId, @Nullable Boolean confirm) {}

  /** What would go. */
  public record Preview(boolean success, ErasurePreview preview) {}

  /** One erasure. */
  public record One(boolean success, ErasureReceipt erasure) {}

  /** All erasures, newest first. */
  public record Page(boolean success, List<ErasureReceipt> erasures, @Nullable String next) {}

  @GET
  @Path("/preview")
  public Preview preview(@QueryParam("conversation") @Nullable String conversation) {
    return new Preview(
        true,
        erasures
            .preview(caller.owner(), named(conversation))
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id.")));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = One.class, responseCode = "202")
  public Response begin(Wish wish) {
    String conversation = named(wish.conversationId());
    if (!Boolean.TRUE.equals(wish.confirm())) {
      throw Refusal.invalid(
          "confirm must be true: an erasure cannot be undone. GET /api/erasures/preview shows what"
              + " goes.");
    }
    ErasureReceipt begun = erasures.begin(caller.owner(), conversation);
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("erasures/" + begun.id()))
        .entity(new One(true, begun))
        .build();
  }

  private static String named(@Nullable String conversation) {
    if (conversation == null || conversation.isBlank()) {
      throw Refusal.invalid("the id of a conversation or of an archive is needed");
    }
    return conversation;
  }

  @GET
  public Page list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<ErasureReceipt> found = erasures.list(caller.owner(), page.fetched(), cursor);
    return new Page(true, page.shown(found), page.next(found, ErasureReceipt::id));
  }

  @GET
  @Path("/" + ID)
  public One one(@PathParam("id") String id) {
    return new One(
        true,
        erasures
            .find(caller.owner(), id)
            .orElseThrow(() -> Refusal.notFound("There is no erasure with this id.")));
  }
}
