package gaia.analytics;

import gaia.access.Caller;
import gaia.background.admission.UsageWeek;
import gaia.lora.AdapterView;
import gaia.lora.Adapters;
import gaia.lora.Evaluation;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Analytics over HTTP. */
@Path("/analytics")
@Produces(MediaType.APPLICATION_JSON)
public class AnalyticsResource {

  @Inject AnalyticsReading reading;
  @Inject Adapters adapters;
  @Inject Caller caller;

  /**
   * What an adapter brought. Shares are from 0 to 1.
   *
   * @param learnedBefore share of new questions that was answered before
   * @param gain what was learned of what could still be learned
   * @param secondsPerThing work for each thing that it can answer now
   */
  public record Learned(
      String adapterId,
      String campaign,
      int version,
      String state,
      @Nullable Instant finished,
      double learnedBefore,
      double learnedAfter,
      double gain,
      double negatives,
      double keptBefore,
      double keptAfter,
      double perplexityBefore,
      double perplexityAfter,
      double secondsPerThing) {

    static Learned of(AdapterView adapter, Evaluation found) {
      double before = found.before().learned();
      double after = found.after().learned();
      double things = Math.max(1, after * adapter.things());
      return new Learned(
          adapter.id(),
          adapter.campaign(),
          adapter.version(),
          adapter.state().label(),
          adapter.finished(),
          before,
          after,
          before >= 1 ? 0 : (after - before) / (1 - before),
          found.after().negatives(),
          found.before().kept(),
          found.after().kept(),
          found.before().perplexity(),
          found.after().perplexity(),
          adapter.resources().workedSeconds() / things);
    }
  }

  /** Every adapter that was examined, the oldest first. */
  public record LearningBody(boolean success, List<Learned> adapters) {}

  @GET
  @Path("/learning")
  public LearningBody learning() {
    List<Learned> learned = new ArrayList<>();
    for (AdapterView adapter : adapters.list(caller.owner())) {
      Evaluation evaluation = adapter.evaluation();
      if (evaluation != null) {
        learned.add(0, Learned.of(adapter, evaluation));
      }
    }
    return new LearningBody(true, learned);
  }

  /**
   * The answer in JSON.
   *
   * @param suggestedNight null when nothing is suggested
   */
  public record Body(
      boolean success,
      List<Day> days,
      List<Throughput.Kind> kinds,
      List<GrownDay> knowledge,
      @Nullable SuggestedNight suggestedNight) {}

  /** What came and went in the knowledge on one day. */
  public record GrownDay(
      LocalDate date,
      long factsLearned,
      long factsRetracted,
      long conflictsOpened,
      long conflictsSettled) {

    static GrownDay of(KnowledgeGrowth.Day day) {
      return new GrownDay(day.date(), day.learned(), day.retracted(), day.opened(), day.settled());
    }
  }

  /** One day; means over the tasks that were finished on it. */
  public record Day(
      LocalDate date, long completed, long failed, double meanWaitSeconds, double meanWorkSeconds) {

    static Day of(Throughput.Day day) {
      return new Day(
          day.date(), day.completed(), day.failed(), day.meanWaitSeconds(), day.meanWorkSeconds());
    }
  }

  /**
   * When the house is used, whoever it is: minutes of activity in each hour of the week.
   *
   * @param since the first hour that was observed; null where hours are not learned
   * @param hours 168 of them, from Monday 0 h on
   */
  public record UsageBody(
      boolean success,
      @Nullable Instant since,
      @Nullable String zone,
      List<Hour> hours,
      @Nullable SuggestedNight suggestedNight) {}

  /**
   * One hour of the week.
   *
   * @param minutes of activity on average, 0 to 60
   * @param known whether it was observed in two weeks at least
   */
  public record Hour(String day, int hour, double minutes, boolean known) {

    static Hour of(int number, UsageWeek.Cell cell) {
      String day = DayOfWeek.of(number / 24 + 1).name().toLowerCase(Locale.ROOT);
      return new Hour(day, number % 24, cell.minutes(), cell.isKnown());
    }
  }

  /** What was worked off, by days and by kinds. */
  public record ProcessingBody(boolean success, List<Day> days, List<Throughput.Kind> kinds) {}

  /** How the knowledge grew. */
  public record KnowledgeBody(boolean success, List<GrownDay> days) {}

  @GET
  @Path("/usage")
  public UsageBody usage() {
    UsageWeek week = reading.week().orElse(null);
    return week == null
        ? new UsageBody(true, null, null, List.of(), null)
        : new UsageBody(
            true,
            week.since(),
            week.zone().getId(),
            IntStream.range(0, week.cells().size())
                .mapToObj(number -> Hour.of(number, week.cells().get(number)))
                .toList(),
            reading.night().orElse(null));
  }

  @GET
  @Path("/processing")
  public ProcessingBody processing() {
    Throughput found = reading.throughput(caller.owner());
    return new ProcessingBody(true, found.days().stream().map(Day::of).toList(), found.kinds());
  }

  @GET
  @Path("/knowledge")
  public KnowledgeBody knowledge() {
    return new KnowledgeBody(true, grown());
  }

  private List<GrownDay> grown() {
    return reading.growth(caller.owner()).days().stream().map(GrownDay::of).toList();
  }

  @GET
  public Body analytics() {
    Throughput found = reading.throughput(caller.owner());
    return new Body(
        true,
        found.days().stream().map(Day::of).toList(),
        found.kinds(),
        grown(),
        reading.night().orElse(null));
  }
}
