package gaia.client;

import jakarta.ws.rs.Consumes;
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

/** What was archived, and what was worth keeping of it. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface ArchivesClient {

  /**
   * An archived conversation.
   *
   * @param status {@code pending_processing}, {@code processed} or {@code failed}
   * @param processed when it was worked through; null until then
   * @param searchable when search could find it; null until then
   */
  record Archive(
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
      @Nullable Instant searchable) {}

  /** A page, newest first; {@code next} is null on the last one. */
  record Page(List<Archive> archives, @Nullable String next) {}

  /** An archive and what was said, as Markdown. */
  record Document(String id, String content, Archive archive) {}

  /** Archives that have to do with a question. */
  record Related(List<Archive> relevantConversations) {}

  /** What to look for. */
  record About(String query) {}

  /**
   * A structured archive in the list.
   *
   * @param path relative to the data folder
   * @param size bytes
   */
  record Structured(
      String archiveId,
      String name,
      String path,
      Instant modified,
      long size,
      @Nullable String title,
      @Nullable String campaign,
      @Nullable Instant created,
      List<String> keywords) {}

  /** All structured archives, newest first. */
  record StructuredList(List<Structured> structuredArchives) {}

  /** A structured archive as Markdown. */
  record StructuredDocument(String id, String content) {}

  /**
   * A page of archives.
   *
   * @param limit 1 to 500
   * @param cursor {@link Page#next} of the page before
   */
  @GET
  @Path("/conversation/archives")
  Page list(
      @QueryParam("campaign") @Nullable String campaign,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  @GET
  @Path("/conversation/archive/{id}")
  Document find(@PathParam("id") String id);

  /** The archives that have most to do with a question. */
  @POST
  @Path("/conversation/relevant")
  @Consumes(MediaType.APPLICATION_JSON)
  @Repeatable
  Related related(About question);

  /** Archives the conversation that the caller touched last. */
  @POST
  @Path("/conversation/archive/background")
  ConversationsClient.Archived archiveCurrent();

  @GET
  @Path("/structured_archives")
  StructuredList structured();

  @GET
  @Path("/structured_archive/{id}")
  StructuredDocument structured(@PathParam("id") String archiveId);
}
