package gaia.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
import gaia.background.admission.IdleDetector;
import gaia.files.Json;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks over HTTP: look at them, steer them, and tell the house that somebody is there. */
@Path("/background")
@Produces(MediaType.APPLICATION_JSON)
public class BackgroundTasksResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";
  private static final int LONGEST_PAUSE = 7 * 24 * 60;

  @Inject Tasks tasks;
  @Inject IdleDetector idle;
  @Inject Caller caller;
  @Inject Clock clock;

  /** One task. */
  public record One(boolean success, TaskBody task) {}

  /**
   * A page of tasks.
   *
   * @param next cursor of the next page; null on the last one
   */
  public record Page(boolean success, List<TaskBody> tasks, @Nullable String next) {}

  /** A plain confirmation. */
  public record Done(boolean success, String message) {}

  /** What to change about a task. */
  public record Change(@Nullable Integer priority) {}

  /** For how long to pause; null for good. */
  public record PauseWish(@Nullable Integer minutes) {}

  @GET
  @Path("/task/" + ID)
  public One task(@PathParam("id") String id) {
    TaskView found = present(tasks.find(caller.owner(), id));
    List<TaskBody.AttemptBody> history =
        tasks.attempts(id).stream().map(TaskBody.AttemptBody::of).toList();
    return new One(true, TaskBody.of(found, history));
  }

  @GET
  @Path("/tasks")
  public Page list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("type") @Nullable String type,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    List<TaskView> found = tasks.list(caller.owner(), state(state), type, page.fetched(), cursor);
    return new Page(
        true,
        page.shown(found).stream().map(TaskBody::of).toList(),
        page.next(found, TaskView::id));
  }

  private static @Nullable TaskState state(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return TaskState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("state must be pending, processing, completed, failed or cancelled");
    }
  }

  @POST
  @Path("/task/" + ID + "/cancel")
  public One cancel(@PathParam("id") String id) {
    return one(tasks.cancel(caller.owner(), id));
  }

  @POST
  @Path("/task/" + ID + "/retry")
  public One retry(@PathParam("id") String id) {
    return one(tasks.retry(caller.owner(), id));
  }

  @POST
  @Path("/task/" + ID + "/run_now")
  public One runNow(@PathParam("id") String id) {
    return one(tasks.runNow(caller.owner(), id));
  }

  @PATCH
  @Path("/task/" + ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public One change(@PathParam("id") String id, Change wanted) {
    if (wanted.priority() == null || wanted.priority() < 0 || wanted.priority() > 1000) {
      throw Refusal.invalid("priority must be a whole number from 0 to 1000");
    }
    return one(tasks.reprioritise(caller.owner(), id, wanted.priority()));
  }

  /** Pauses all background work; without a body, until somebody resumes it. */
  @POST
  @Path("/pause")
  @Consumes(MediaType.WILDCARD)
  public Done pause(@Nullable String body) throws JsonProcessingException {
    boolean open = body == null || body.isBlank();
    Integer minutes = open ? null : Json.mapper().readValue(body, PauseWish.class).minutes();
    if (minutes == null) {
      tasks.pause(caller.owner(), null);
      return new Done(true, "Background work is paused until it is resumed");
    }
    if (minutes < 1 || minutes > LONGEST_PAUSE) {
      throw Refusal.invalid("minutes must be 1 to %d".formatted(LONGEST_PAUSE));
    }
    Instant until = clock.instant().plus(Duration.ofMinutes(minutes));
    tasks.pause(caller.owner(), until);
    return new Done(true, "Background work is paused until " + until);
  }

  @POST
  @Path("/resume")
  public Done resume() {
    tasks.resume();
    return new Done(true, "Background work may go on");
  }

  @POST
  @Path("/register_activity")
  public Done registerActivity() {
    idle.activity();
    return new Done(true, "User activity registered");
  }

  private static One one(Optional<TaskView> task) {
    return new One(true, TaskBody.of(present(task)));
  }

  private static TaskView present(Optional<TaskView> task) {
    return task.orElseThrow(() -> Refusal.notFound("Task not found"));
  }
}
