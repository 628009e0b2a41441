package gaia.knowledge.structured;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.access.Sharing;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The structured archives over HTTP: as JSON, as markdown and as sanitised HTML. */
@Path("/")
public class StructuredArchivesResource {
  private static final String MARKDOWN = "text/markdown;charset=UTF-8";
  private static final String HTML = "text/html;charset=UTF-8";

  @Inject StructuredArchives archives;
  @Inject Rereading rereading;
  @Inject Caller caller;
  @Inject Sharing sharing;

  /**
   * Answer of the list.
   *
   * @param next cursor of the next page, where a limit was given; older clients give none
   */
  public record ArchiveList(
      boolean success, List<StructuredArchive> structuredArchives, @Nullable String next) {}

  /** Answer for one archive; the content is markdown. */
  public record ArchiveContent(boolean success, String id, String content) {}

  /** What a person made of a structured archive. */
  public record Edit(@Nullable String before, @Nullable String after) {}

  /** Answer to the wish to read archives again. */
  public record Queued(boolean success, int queued) {}

  /** Reads all archives again that another wording of the prompts, or no model, has read. */
  @POST
  @Path("structured_archives/reread")
  @Produces(MediaType.APPLICATION_JSON)
  public Queued rereadOutdated() {
    return new Queued(true, rereading.queueOutdated(caller.owner()));
  }

  /** Reads one archive again, whatever read it before. */
  @POST
  @Path("structured_archive/{archive_id}/reread")
  @Produces(MediaType.APPLICATION_JSON)
  public Queued reread(@PathParam("archive_id") String archiveId) {
    if (!rereading.queue(caller.owner(), archiveId)) {
      throw new NotFoundException("Archive not found");
    }
    return new Queued(true, 1);
  }

  @GET
  @Path("structured_archives")
  @Produces(MediaType.APPLICATION_JSON)
  public ArchiveList list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    String name = sharing.nameIn(caller.owner(), owner, campaign, Sharing.Wish.READ);
    List<StructuredArchive> all =
        campaign == null ? archives.list(name) : archives.list(name, campaign);
    List<StructuredArchive> rest =
        cursor == null
            ? all
            : all.stream().dropWhile(one -> !one.archiveId().equals(cursor)).skip(1).toList();
    if (limit == null) {
      return new ArchiveList(true, rest, null);
    }
    PageLimit page = new PageLimit(limit);
    List<StructuredArchive> found = rest.stream().limit(page.fetched()).toList();
    return new ArchiveList(true, page.shown(found), page.next(found, StructuredArchive::archiveId));
  }

  @GET
  @Path("structured_archive/{archive_id}")
  @Produces(MediaType.APPLICATION_JSON)
  public ArchiveContent json(@PathParam("archive_id") String archiveId) {
    return new ArchiveContent(true, archiveId, content(archiveId));
  }

  /**
   * Writes what a person made of it: {@code before} is the text below the front matter that the
   * person began with, {@code after} the one that takes its place; 409 when it was changed
   * meanwhile.
   */
  @PUT
  @Path("structured_archive/{archive_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public ArchiveContent edit(@PathParam("archive_id") String archiveId, Edit edit) {
    if (edit.before() == null || edit.after() == null) {
      throw Refusal.invalid("before and after must be given");
    }
    archives.edit(caller.owner(), archiveId, edit.before(), edit.after());
    return new ArchiveContent(true, archiveId, content(archiveId));
  }

  /** The document itself. */
  @GET
  @Path("structured_archive/{archive_id}")
  @Produces("text/markdown;qs=0.5")
  public Response markdown(@PathParam("archive_id") String archiveId) {
    return Response.ok(content(archiveId), MARKDOWN).build();
  }

  /** A page without scripts, pictures or styles. */
  @GET
  @Path("structured_archive/{archive_id}")
  @Produces("text/html;qs=0.4")
  public Response html(@PathParam("archive_id") String archiveId) {
    String page =
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>"
            + "Structured archive</title></head>\n<body>\n"
            + MarkdownHtml.render(content(archiveId))
            + "</body>\n</html>\n";
    return Response.ok(page, HTML)
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private String content(String archiveId) {
    return archives
        .readable(caller.owner(), archiveId)
        .orElseThrow(() -> new NotFoundException("Structured archive not found"));
  }
}
