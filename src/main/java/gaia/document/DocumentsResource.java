package gaia.document;

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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Documents over HTTP. */
@Path("/documents")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Documents documents;
  @Inject Uploads uploads;
  @Inject Caller caller;
  @Inject Sharing sharing;

  /** A document in JSON. */
  public record Body(
      String id,
      String name,
      String campaign,
      String path,
      boolean uploaded,
      String format,
      long size,
      String status,
      @Nullable String failure,
      @Nullable String sameAs,
      int chunks,
      @Nullable String taskId,
      Instant created,
      Instant updated,
      @Nullable Instant searchable) {

    static Body of(DocumentView document) {
      return new Body(
          document.id(),
          document.name(),
          document.campaign(),
          document.path(),
          document.uploaded(),
          document.format(),
          document.size(),
          document.state().label(),
          document.failure(),
          document.sameAs(),
          document.chunks(),
          document.taskId(),
          document.created(),
          document.updated(),
          document.searchable());
    }
  }

  /** One document, with its text once it is read. */
  public record One(boolean success, Body document, @Nullable String content) {}

  /** A page of documents, by name. */
  public record Page(boolean success, List<Body> documents, @Nullable String next) {}

  /** A text that a client sends as JSON; the ending of its name tells the format. */
  public record Text(@Nullable String name, @Nullable String content, @Nullable String campaign) {}

  /** A file that was not taken in. */
  public record Refused(String name, String reason) {}

  /**
   * What became of an upload.
   *
   * @param documents taken in now
   * @param known there already with the same content
   */
  public record Report(
      boolean success, List<Body> documents, List<Body> known, List<Refused> refused) {}

  @GET
  public Page list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<DocumentView> found =
        documents.list(
            sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ),
            campaign,
            state(status),
            page.fetched(),
            cursor);
    return new Page(
        true,
        page.shown(found).stream().map(Body::of).toList(),
        page.next(found, DocumentView::id));
  }

  private static @Nullable DocumentState state(@Nullable String status) {
    if (status == null || status.isEmpty()) {
      return null;
    }
    return Arrays.stream(DocumentState.values())
        .filter(state -> state.label().equals(status))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("status must be pending, ready, duplicate or failed"));
  }

  @GET
  @Path(ID)
  public One one(@PathParam("id") String id) {
    String name = documents.readerOf(caller.owner(), id);
    return new One(true, Body.of(found(id)), documents.text(name, id).orElse(null));
  }

  @GET
  @Path(ID)
  @Produces("text/markdown;charset=UTF-8")
  public String text(@PathParam("id") String id) {
    found(id);
    return documents
        .text(documents.readerOf(caller.owner(), id), id)
        .orElseThrow(() -> Refusal.conflict("The document is not read yet."));
  }

  private DocumentView found(String id) {
    return documents
        .find(documents.readerOf(caller.owner(), id), id)
        .orElseThrow(() -> Refusal.notFound("There is no document with this id."));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = Report.class, responseCode = "201")
  @APIResponse(
      responseCode = "200",
      description = "All of it is there already.",
      content = @Content(schema = @Schema(implementation = Report.class)))
  public Response text(Text text) {
    if (text.name() == null || text.content() == null) {
      throw Refusal.invalid("name and content are required");
    }
    byte[] content = text.content().getBytes(StandardCharsets.UTF_8);
    return answer(
        List.of(uploads.store(caller.owner(), text.campaign(), text.name(), content)), List.of());
  }

  /** Each file stands for itself: one that cannot be read does not keep out the others. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @APIResponseSchema(value = Report.class, responseCode = "201")
  @APIResponse(
      responseCode = "200",
      description = "All of it is there already.",
      content = @Content(schema = @Schema(implementation = Report.class)))
  public Response files(List<EntityPart> parts, @QueryParam("campaign") @Nullable String campaign)
      throws IOException {
    List<Uploads.Uploaded> stored = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (EntityPart part : parts) {
      String name = part.getFileName().orElse(null);
      if (name == null) {
        continue;
      }
      try (InputStream content = part.getContent()) {
        stored.add(uploads.store(caller.owner(), campaign, name, content.readAllBytes()));
      } catch (Refusal e) {
        refused.add(new Refused(name, String.valueOf(e.getMessage())));
      }
    }
    if (stored.isEmpty()) {
      throw Refusal.invalid(
          refused.isEmpty() ? "The form holds no file." : refused.get(0).reason());
    }
    return answer(stored, refused);
  }

  /** 201 with the place of the first new document; 200 when all were known. */
  private static Response answer(List<Uploads.Uploaded> stored, List<Refused> refused) {
    List<Body> added =
        stored.stream().filter(one -> !one.known()).map(one -> Body.of(one.document())).toList();
    List<Body> known =
        stored.stream()
            .filter(Uploads.Uploaded::known)
            .map(one -> Body.of(one.document()))
            .toList();
    Report report = new Report(true, added, known, refused);
    return added.isEmpty()
        ? Response.ok(report).build()
        : Response.created(URI.create("documents/" + added.get(0).id())).entity(report).build();
  }

  @POST
  @Path(ID + "/retry")
  public One retry(@PathParam("id") String id) {
    return new One(true, Body.of(documents.retry(caller.owner(), id)), null);
  }

  @DELETE
  @Path(ID)
  @APIResponse(responseCode = "204", description = "It is gone.")
  public Response remove(@PathParam("id") String id) {
    uploads.remove(caller.owner(), id);
    return Response.noContent().build();
  }
}
