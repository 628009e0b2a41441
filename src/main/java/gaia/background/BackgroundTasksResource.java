package gaia.background;

import gaia.access.Caller;
import gaia.access.PageLimit;
import gaia.access.Refusal;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks over HTTP: look at them and steer them, one by one or many at once. */
@Path("/background")
@Produces(MediaType.APPLICATION_JSON)
public class BackgroundTasksResource {

  private static final String ID = "{id: [A-Za-z0-9_-]{1,80}}";

  @Inject Tasks tasks;
  @Inject BulkSteering bulk;
  @Inject Caller caller;

  /** One task. */
  public record One(boolean success, TaskBody task) {}

  /**
   * A page of tasks.
   *
   * @param next cursor of the next page; null on the last one
   */
  public record Page(boolean success, List<TaskBody> tasks, @Nullable String next) {}

  /** What to change about a task. */
  public record Change(@Nullable Integer priority) {}

  /**
   * Which tasks, by at least one of the first three.
   *
   * @param priority the new one, where that is to be changed
   * @param finishedFrom only what ended at this moment or later, such as what was cancelled just
   *     now
   */
  public record Selection(
      @Nullable String status,
      @Nullable String type,
      @Nullable String campaign,
      @Nullable Integer priority,
      @Nullable Instant finishedFrom) {}

  /**
   * What came of an action on many tasks.
   *
   * @param changed how many were changed
   * @param more whether there may be more, which another call would change
   */
  public record Many(boolean success, int changed, boolean more) {}

  @GET
  @Path("/task/" + ID)
  public One task(@PathParam("id") String id) {
    TaskView found = present(tasks.find(caller.owner(), id));
    List<TaskBody.AttemptBody> history =
        tasks.attempts(id).stream().map(TaskBody.AttemptBody::of).toList();
    return new One(true, TaskBody.of(found, history));
  }

  /**
   * What the engine said of a task.
   *
   * @param lines newest first, at most 500; those that this server remembers since its start
   */
  public record Log(boolean success, List<TaskLog.Line> lines) {}

  @GET
  @Path("/task/" + ID + "/log")
  public Log log(@PathParam("id") String id) {
    return new Log(true, tasks.log(present(tasks.find(caller.owner(), id)).id()));
  }

  @GET
  @Path("/tasks")
  public Page list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("type") @Nullable String type,
      @QueryParam("sort") @DefaultValue("newest") String sort,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageLimit page = new PageLimit(limit);
    TaskOrder order =
        TaskOrder.named(sort)
            .orElseThrow(() -> Refusal.invalid("sort must be newest, oldest or next"));
    List<TaskView> found =
        tasks.list(caller.owner(), state(state), type, order, page.fetched(), cursor);
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
      throw Refusal.invalid(
          "The state must be pending, processing, completed, failed or cancelled");
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
    return one(tasks.reprioritise(caller.owner(), id, priority(wanted.priority())));
  }

  /**
   * Does an action to all tasks that match a filter.
   *
   * @param action {@code cancel}, {@code retry}, {@code run_now} or {@code priority}
   */
  @POST
  @Path("/tasks/{action: cancel|retry|run_now|priority}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Many steer(@PathParam("action") String action, @Nullable Selection wanted) {
    TaskAction what = TaskAction.valueOf(action.toUpperCase(Locale.ROOT));
    Selection given = wanted == null ? new Selection(null, null, null, null, null) : wanted;
    TaskFilter filter =
        new TaskFilter(state(given.status()), given.type(), given.campaign(), given.finishedFrom());
    int priority = what == TaskAction.PRIORITY ? priority(given.priority()) : 0;
    BulkSteering.Outcome outcome = bulk.apply(caller.owner(), what, filter, priority);
    return new Many(true, outcome.changed(), outcome.more());
  }

  private static int priority(@Nullable Integer wanted) {
    if (wanted == null || wanted < 0 || wanted > 1000) {
      throw Refusal.invalid("priority must be a whole number from 0 to 1000");
    }
    return wanted;
  }

  private static One one(Optional<TaskView> task) {
    return new One(true, TaskBody.of(present(task)));
  }

  private static TaskView present(Optional<TaskView> task) {
    return task.orElseThrow(() -> Refusal.notFound("Task not found"));
  }
}
