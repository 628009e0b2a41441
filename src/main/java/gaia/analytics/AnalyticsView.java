package gaia.analytics;

import gaia.access.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Backs the page of analytics. */
@Named("analytics")
@RequestScoped
public class AnalyticsView {

  @Inject AnalyticsReading reading;
  @Inject Caller caller;

  private @Nullable Throughput throughput;
  private @Nullable KnowledgeGrowth growth;

  public Throughput getThroughput() {
    if (throughput == null) {
      throughput = reading.throughput(caller.owner());
    }
    return throughput;
  }

  public KnowledgeGrowth getGrowth() {
    if (growth == null) {
      growth = reading.growth(caller.owner());
    }
    return growth;
  }

  public int getDays() {
    return AnalyticsReading.DAYS;
  }

  /** Which hours the overnight window should have; null when nothing is suggested. */
  public @Nullable SuggestedNight getNight() {
    return reading.night().orElse(null);
  }
}
