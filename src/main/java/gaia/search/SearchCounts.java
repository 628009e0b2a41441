package gaia.search;

import gaia.access.CampaignName;
import gaia.background.BackgroundProcessorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what people search for, in memory first, so that nobody waits for it; what was counted
 * since the last minute is lost when the process dies.
 */
@ApplicationScoped
class SearchCounts {

  private static final double MILLIS = 1000;

  @Inject SearchDayRepository repository;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  private Map<SearchDay.Key, SearchDay.Sum> waiting = new HashMap<>();

  /** Somebody searched, and this was found. */
  void note(SearchRequest request, List<SearchHit> hits, Duration took) {
    String asked = request.campaign();
    String campaign =
        asked != null && CampaignName.isAllowed(asked) && !hits.isEmpty() ? asked : "";
    SearchDay.Sum one = new SearchDay.Sum(1, hits.isEmpty() ? 0 : 1, took.toMillis() / MILLIS);
    add(Map.of(new SearchDay.Key(request.owner(), campaign, today()), one));
  }

  private LocalDate today() {
    return clock.instant().atZone(config.overnight().zone()).toLocalDate();
  }

  private synchronized void add(Map<SearchDay.Key, SearchDay.Sum> sums) {
    sums.forEach((key, sum) -> waiting.merge(key, sum, SearchDay.Sum::plus));
  }

  private synchronized Map<SearchDay.Key, SearchDay.Sum> take() {
    Map<SearchDay.Key, SearchDay.Sum> taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  /** Writes down what was counted; what cannot be written now is kept for the next time. */
  void flush() {
    Map<SearchDay.Key, SearchDay.Sum> taken = take();
    if (taken.isEmpty()) {
      return;
    }
    try {
      repository.add(taken);
    } catch (RuntimeException e) {
      add(taken);
      throw e;
    }
  }

  /**
   * The last days of an owner, today among them.
   *
   * @param days at least 1
   */
  SearchUse use(String owner, int days) {
    flush();
    LocalDate today = today();
    LocalDate first = today.minusDays(days - 1L);
    return SearchUse.of(first, today, repository.since(owner, first));
  }
}
