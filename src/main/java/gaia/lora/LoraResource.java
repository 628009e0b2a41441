package gaia.lora;

import gaia.access.Caller;
import gaia.access.CampaignName;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.files.DataFolder;
import gaia.lora.dataset.Example;
import gaia.lora.dataset.TrainingSet;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Adapters over HTTP. */
@Path("/lora")
@Produces(MediaType.APPLICATION_JSON)
public class LoraResource {

  private static final String ONE = "/adapters/{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Adapters adapters;
  @Inject Caller caller;
  @Inject DataFolder data;

  /**
   * What can be done here.
   *
   * @param whyNotTrained null when adapters are trained
   * @param whyNotActivated null when adapters can be switched on here
   */
  public record Abilities(@Nullable String whyNotTrained, @Nullable String whyNotActivated) {}

  /** The newest first. */
  public record Page(
      boolean success, List<AdapterView> adapters, Abilities abilities, @Nullable String next) {}

  /**
   * One adapter.
   *
   * @param sources ids of the archives that it was trained on
   * @param files what a download holds
   */
  public record One(
      boolean success, AdapterView adapter, List<String> sources, List<String> files) {}

  /** Some of the questions. */
  public record DataSet(boolean success, int taught, int heldOut, List<Example> examples) {}

  /** Work was queued. */
  public record Queued(boolean success, String taskId, String location) {}

  /** A wish without more to say of it. */
  public record Done(boolean success) {}

  /**
   * @param campaign empty for the default one
   */
  public record Wish(@Nullable String campaign) {}

  @GET
  @Path("/adapters")
  public Page list(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<AdapterView> all = adapters.list(caller.owner());
    List<AdapterView> rest =
        cursor == null
            ? all
            : all.stream().dropWhile(one -> !one.id().equals(cursor)).skip(1).toList();
    List<AdapterView> found = rest.stream().limit(page.fetched()).toList();
    return new Page(
        true,
        page.shown(found),
        new Abilities(adapters.whyNotTrained().orElse(null), adapters.obstacle().orElse(null)),
        page.next(found, AdapterView::id));
  }

  @GET
  @Path(ONE)
  public One one(@PathParam("id") String id) {
    AdapterView found = found(id);
    AdapterFolder folder = AdapterFolder.of(data, id);
    return new One(
        true,
        found,
        adapters.archives(caller.owner(), id),
        AdapterFolder.DOWNLOADS.stream()
            .filter(name -> Files.exists(folder.path().resolve(name)))
            .toList());
  }

  private AdapterView found(String id) {
    return adapters
        .find(caller.owner(), id)
        .orElseThrow(() -> Refusal.notFound("There is no adapter with this id."));
  }

  @GET
  @Path(ONE + "/training_set")
  public DataSet trainingSet(
      @PathParam("id") String id, @QueryParam("limit") @DefaultValue("50") int limit)
      throws IOException {
    PageLimit page = new PageLimit(limit);
    found(id);
    TrainingSet set = AdapterFolder.of(data, id).readTrainingSet();
    int taught = set.taught().size();
    return new DataSet(
        true,
        taught,
        set.examples().size() - taught,
        set.examples().stream().limit(page.limit()).toList());
  }

  @GET
  @Path(ONE + "/download")
  @Produces("application/zip")
  @APIResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
  public Response download(@PathParam("id") String id) {
    AdapterView found = found(id);
    AdapterFolder folder = AdapterFolder.of(data, id);
    if (!Files.exists(folder.gguf())) {
      throw Refusal.conflict(
          "An adapter that is %s has no files.".formatted(found.state().label()));
    }
    StreamingOutput body = folder::zip;
    return Response.ok(body)
        .header("Content-Disposition", "attachment; filename=\"%s.zip\"".formatted(id))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Path("/train")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response train(@Nullable Wish wish) {
    String campaign = CampaignName.of(Optional.ofNullable(wish).map(Wish::campaign).orElse(null));
    return queued(adapters.train(caller.owner(), campaign));
  }

  @POST
  @Path(ONE + "/activate")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response activate(@PathParam("id") String id) {
    return queued(adapters.activate(caller.owner(), id));
  }

  @POST
  @Path(ONE + "/rollback")
  @APIResponseSchema(value = Queued.class, responseCode = "202")
  public Response rollBack(@PathParam("id") String id) {
    return queued(adapters.rollBack(caller.owner(), id));
  }

  @POST
  @Path(ONE + "/deactivate")
  public One deactivate(@PathParam("id") String id) {
    adapters.deactivate(caller.owner(), id);
    return one(id);
  }

  @DELETE
  @Path(ONE)
  public Done delete(@PathParam("id") String id) {
    adapters.delete(caller.owner(), id);
    return new Done(true);
  }

  private static Response queued(String task) {
    String location = "/api/background/task/" + task;
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("background/task/" + task))
        .entity(new Queued(true, task, location))
        .build();
  }
}
