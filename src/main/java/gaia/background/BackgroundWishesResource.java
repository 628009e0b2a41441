package gaia.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import gaia.access.Caller;
import gaia.background.admission.IdleDetector;
import gaia.files.Json;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people want of all background work: a pause, quiet, or just that they are noticed. */
@Path("/background")
@Produces(MediaType.APPLICATION_JSON)
public class BackgroundWishesResource {

  @Inject Tasks tasks;
  @Inject QuietMode quiet;
  @Inject IdleDetector idle;
  @Inject Caller caller;
  @Inject Clock clock;

  /** A plain confirmation. */
  public record Done(boolean success, String message) {}

  /**
   * For how long; null until it is taken back.
   *
   * @param minutes whole, 1 to {@link WishedTime#MOST_MINUTES}
   */
  public record Wish(@Nullable Integer minutes) {}

  /** Pauses all background work; without a body, until somebody resumes it. */
  @POST
  @Path("/pause")
  @Consumes(MediaType.WILDCARD)
  public Done pause(@Nullable String body) throws JsonProcessingException {
    Instant until = until(body);
    tasks.pause(caller.owner(), until);
    return new Done(true, "Background work is paused until " + orUntil(until, "it is resumed"));
  }

  @POST
  @Path("/resume")
  public Done resume() {
    tasks.resume();
    return new Done(true, "Background work may go on");
  }

  /** Quiet mode: short absences start nothing; without a body, until it is switched off. */
  @POST
  @Path("/quiet")
  @Consumes(MediaType.WILDCARD)
  public Done quiet(@Nullable String body) throws JsonProcessingException {
    Instant until = until(body);
    quiet.begin(caller.owner(), until);
    return new Done(true, "Quiet mode is on until " + orUntil(until, "it is switched off"));
  }

  @POST
  @Path("/loud")
  public Done loud() {
    quiet.end();
    return new Done(true, "Quiet mode is off");
  }

  @POST
  @Path("/register_activity")
  public Done registerActivity() {
    idle.activity();
    return new Done(true, "User activity registered");
  }

  private @Nullable Instant until(@Nullable String body) throws JsonProcessingException {
    if (body == null || body.isBlank()) {
      return null;
    }
    Wish wish = Json.mapper().readValue(body, Wish.class);
    if (wish == null || wish.minutes() == null) {
      return null;
    }
    return WishedTime.until(wish.minutes(), clock);
  }

  private static String orUntil(@Nullable Instant until, String event) {
    return until == null ? event : until.toString();
  }
}
