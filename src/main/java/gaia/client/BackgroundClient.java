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
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What GAIA does while nobody is there: look, and steer. */
@RegisterRestClient(configKey = "gaia")
@RegisterProvider(JsonRecords.class)
@RegisterProvider(Faults.class)
@Path("/api/v1/background")
@Produces(MediaType.APPLICATION_JSON)
public interface BackgroundClient {

  /** The answer to {@link #status}. */
  record State(Status status) {}

  /** How things stand. */
  record Status(TaskFigures tasks, ArchiveFigures archives, Scheduler scheduler) {}

  /** The queue in numbers. */
  record TaskFigures(
      @Nullable Task currentTask,
      long pendingCount,
      long completedCount,
      long failedCount,
      long cancelledCount,
      boolean isProcessing,
      boolean isIdle,
      Instant lastActivity) {}

  /** The archives in numbers. */
  record ArchiveFigures(
      long totalArchives, long processedArchives, long pendingArchives, long failedArchives) {}

  /**
   * Why work goes on or waits.
   *
   * @param state {@code working}, {@code waiting}, {@code paused}, {@code idle}, {@code starting}
   *     or {@code stopping}
   * @param endsWhen when the reason ends by itself; null when it does not, or nobody knows
   */
  record Scheduler(
      String state,
      String reason,
      String sentence,
      Instant since,
      @Nullable Instant endsWhen,
      double idleSeconds) {}

  /**
   * A task.
   *
   * @param status {@code pending}, {@code processing}, {@code completed}, {@code failed} or {@code
   *     cancelled}
   * @param progress 0 to 1
   */
  record Task(
      String id,
      String type,
      String status,
      Instant created,
      Map<String, String> data,
      int attempts,
      String campaign,
      int priority,
      int maxAttempts,
      @Nullable Instant finished,
      double progress,
      @Nullable String stopReason,
      @Nullable String error) {}

  /** The answer to {@link #task}. */
  record One(Task task) {}

  /** A page, newest first; {@code next} is null on the last one. */
  record Page(List<Task> tasks, @Nullable String next) {}

  /** For how long; null until somebody ends it. */
  record Wish(@Nullable Integer minutes) {}

  /** That it is done. */
  record Done(String message) {}

  @GET
  @Path("/status")
  State status();

  @GET
  @Path("/task/{id}")
  One task(@PathParam("id") String id);

  /**
   * A page of tasks.
   *
   * @param limit 1 to 500
   * @param cursor {@link Page#next} of the page before
   */
  @GET
  @Path("/tasks")
  Page tasks(
      @QueryParam("state") @Nullable String state,
      @QueryParam("type") @Nullable String type,
      @QueryParam("limit") int limit,
      @QueryParam("cursor") @Nullable String cursor);

  /** Ends a task that is not wanted any more. */
  @POST
  @Path("/task/{id}/cancel")
  One cancel(@PathParam("id") String id);

  /** Tries a failed or cancelled task again. */
  @POST
  @Path("/task/{id}/retry")
  One retry(@PathParam("id") String id);

  /** Lets a waiting task start although somebody is there. */
  @POST
  @Path("/task/{id}/run_now")
  One runNow(@PathParam("id") String id);

  @POST
  @Path("/pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @Repeatable
  Done pause(Wish howLong);

  @POST
  @Path("/resume")
  @Repeatable
  Done resume();

  /** Somebody is there. */
  @POST
  @Path("/register_activity")
  @Repeatable
  Done registerActivity();
}
