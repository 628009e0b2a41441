package gaia.analytics;

import gaia.access.Caller;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Analytics over HTTP. */
@Path("/analytics")
@Produces(MediaType.APPLICATION_JSON)
public class AnalyticsResource {

  @Inject AnalyticsReading reading;
  @Inject Caller caller;

  /**
   * The answer in JSON.
   *
   * @param suggestedNight null when nothing is suggested
   */
  public record Body(
      boolean success,
      List<Day> days,
      List<Throughput.Kind> kinds,
      @Nullable SuggestedNight suggestedNight) {}

  /** One day; means over the tasks that were finished on it. */
  public record Day(
      LocalDate date, long completed, long failed, double meanWaitSeconds, double meanWorkSeconds) {

    static Day of(Throughput.Day day) {
      return new Day(
          day.date(), day.completed(), day.failed(), day.meanWaitSeconds(), day.meanWorkSeconds());
    }
  }

  @GET
  public Body analytics() {
    Throughput found = reading.throughput(caller.owner());
    return new Body(
        true,
        found.days().stream().map(Day::of).toList(),
        found.kinds(),
        reading.night().orElse(null));
  }
}
