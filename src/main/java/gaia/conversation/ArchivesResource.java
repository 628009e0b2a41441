package gaia.conversation;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.access.Sharing;
import gaia.privacy.ErasurePreview;
import gaia.privacy.ErasureReceipt;
import gaia.privacy.Erasures;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Archives over HTTP, under the paths of the first GAIA. */
@Path("/conversation")
@Produces(MediaType.APPLICATION_JSON)
public class ArchivesResource {

  private static final int RELATED = 3;
  private static final String ONE = "/archive/{id: [A-Za-z0-9_-]{1,80}}";

  @Inject ConversationManager manager;
  @Inject Erasures erasures;
  @Inject Caller caller;
  @Inject Sharing sharing;

  @QueryParam("from")
  @Nullable String from;

  @QueryParam("until")
  @Nullable String until;

  /** An archive in JSON. */
  public record ArchiveBody(
      String id,
      Instant timestamp,
      String title,
      String campaign,
      String summary,
      List<String> keywords,
      String status,
      int turns,
      @Nullable String taskId,
      @Nullable String failure,
      @Nullable Instant processed,
      @Nullable Instant searchable) {

    static ArchiveBody of(ArchiveView archive) {
      return new ArchiveBody(
          archive.id(),
          archive.archived(),
          archive.title(),
          archive.campaign(),
          archive.summary(),
          archive.keywords(),
          archive.status().label(),
          archive.turns(),
          archive.taskId(),
          archive.failure(),
          archive.processed(),
          archive.searchable());
    }
  }

  /** A page of archives. */
  public record Page(boolean success, List<ArchiveBody> archives, @Nullable String next) {}

  /** One archive as a document for people. */
  public record Document(boolean success, String id, String content, ArchiveBody archive) {}

  /** What an erasure would remove. */
  public record Preview(boolean success, ErasurePreview preview) {}

  /** An erasure that was begun. */
  public record Begun(boolean success, ErasureReceipt erasure) {}

  /** Archives that have to do with a query. */
  public record Related(boolean success, List<ArchiveBody> relevantConversations) {}

  /** What to look for. */
  public record Query(@Nullable String query) {}

  @GET
  @Path("/archives")
  public Page list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("status") @Nullable String status,
      @QueryParam("q") @Nullable String text,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    String name = sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
    ArchiveFilter filter =
        new ArchiveFilter(
            campaign, status(status), text, day(from, Days::begin), day(until, Days::end));
    List<ArchiveView> found = manager.fitting(name, filter, page.fetched(), cursor);
    return new Page(
        true,
        page.shown(found).stream().map(ArchiveBody::of).toList(),
        page.next(found, ArchiveView::id));
  }

  private static @Nullable ArchiveStatus status(@Nullable String label) {
    return label == null
        ? null
        : Arrays.stream(ArchiveStatus.values())
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("There is no status " + label + "."));
  }

  private static @Nullable Instant day(
      @Nullable String text, Function<String, Optional<Instant>> read) {
    return text == null
        ? null
        : read.apply(text).orElseThrow(() -> Refusal.invalid("A day must look like 2026-05-01."));
  }

  @GET
  @Path(ONE)
  public Document one(@PathParam("id") String id) {
    String name = manager.readerOf(caller.owner(), id);
    ArchiveView archive =
        manager.archive(name, id).orElseThrow(() -> Refusal.notFound("Archive not found"));
    String content = manager.markdown(name, id).orElse("");
    return new Document(true, id, content, ArchiveBody.of(archive));
  }

  /** What would go with the archive; nothing goes yet. */
  @GET
  @Path(ONE + "/erasure")
  public Preview preview(@PathParam("id") String id) {
    return new Preview(
        true,
        erasures
            .preview(caller.owner(), id)
            .filter(found -> id.equals(found.archiveId()))
            .orElseThrow(() -> Refusal.notFound("Archive not found")));
  }

  /** Removes it everywhere, for good; the receipt says how far that is. */
  @DELETE
  @Path(ONE)
  @APIResponseSchema(value = Begun.class, responseCode = "202")
  public Response erase(@PathParam("id") String id) {
    if (!manager.owns(caller.owner(), id)) {
      throw Refusal.notFound("Archive not found");
    }
    ErasureReceipt begun = erasures.begin(caller.owner(), id);
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("erasures/" + begun.id()))
        .entity(new Begun(true, begun))
        .build();
  }

  @POST
  @Path("/relevant")
  @Consumes(MediaType.APPLICATION_JSON)
  public Related related(Query wanted) {
    if (wanted.query() == null || wanted.query().isBlank()) {
      throw Refusal.invalid("Query cannot be empty");
    }
    return new Related(
        true,
        manager.getRelatedArchives(caller.owner(), wanted.query(), RELATED).stream()
            .map(ArchiveBody::of)
            .toList());
  }
}
