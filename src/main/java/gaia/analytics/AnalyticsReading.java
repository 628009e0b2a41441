package gaia.analytics;

import gaia.background.UsageLearning;
import gaia.background.admission.QuietForecast;
import gaia.background.admission.UsageWeek;
import gaia.knowledge.facts.GrowthRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Puts together what use and work looked like. */
@ApplicationScoped
class AnalyticsReading {

  static final int DAYS = 28;

  @Inject WorkLedger ledger;
  @Inject UsageLearning learning;
  @Inject GrowthRepository knowledge;
  @Inject Clock clock;

  Throughput throughput(String owner) {
    return ledger.throughput(owner, DAYS);
  }

  KnowledgeGrowth growth(String owner) {
    ZonedDateTime now = clock.instant().atZone(ZoneId.systemDefault());
    LocalDate first = now.toLocalDate().minusDays(DAYS - 1L);
    Instant since = first.atStartOfDay(now.getZone()).toInstant();
    return KnowledgeGrowth.of(
        first,
        now.toLocalDate(),
        new KnowledgeGrowth.Counts(
            knowledge.learned(owner, since),
            knowledge.retracted(owner, since),
            knowledge.conflictsOpened(owner, since),
            knowledge.conflictsSettled(owner, since)));
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
