package gaia.analytics;

import gaia.background.UsageLearning;
import gaia.background.admission.QuietForecast;
import gaia.background.admission.UsageWeek;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Puts together what use and work looked like. */
@ApplicationScoped
class AnalyticsReading {

  static final int DAYS = 28;

  @Inject WorkLedger ledger;
  @Inject UsageLearning learning;

  Throughput throughput(String owner) {
    return ledger.throughput(owner, DAYS);
  }

  /** Empty when hours are not learned. */
  Optional<UsageWeek> week() {
    return learning.forecast().map(QuietForecast::week);
  }

  /** Empty until every hour of the day is known to be quiet or not, and where none is. */
  Optional<SuggestedNight> night() {
    return week().flatMap(SuggestedNight::of);
  }
}
