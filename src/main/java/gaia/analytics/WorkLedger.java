package gaia.analytics;

import gaia.access.Caller;
import gaia.background.BackgroundProcessorConfig;
import gaia.background.FinishedWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Adds finished work up by days, and reads it. */
@ApplicationScoped
public class WorkLedger {

  /** A transaction that ends a task may be this late with its moment. */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private static final Duration LONGEST_STEP = Duration.ofDays(366);

  @Inject WorkDayRepository repository;
  @Inject FinishedWork finished;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  /**
   * Adds up what was finished since the mark, to the end of one day at most, and moves the mark.
   *
   * @return whether more may be left
   */
  @Transactional
  boolean addUp() {
    WorkDayMark mark = repository.hold();
    Instant settled = clock.instant().minus(SETTLED);
    Instant from = mark.addedUntil;
    if (!from.isBefore(settled)) {
      return false;
    }
    List<FinishedWork.Sum> all = finished.between(from, settled);
    Instant until = all.isEmpty() ? settled : end(from, settled);
    LocalDate date = from.atZone(zone()).toLocalDate();
    finished.between(from, until).forEach(sum -> repository.add(date, sum));
    mark.moveTo(until);
    return until.isBefore(settled);
  }

  /** The end of the day, or now; where nothing happened for long, a day is not looked at alone. */
  private Instant end(Instant from, Instant settled) {
    Instant midnight =
        from.atZone(zone()).toLocalDate().plusDays(1).atStartOfDay(zone()).toInstant();
    if (Duration.between(from, settled).compareTo(LONGEST_STEP) > 0) {
      Instant later = from.plus(LONGEST_STEP);
      return finished.between(from, later).isEmpty() ? later : earlier(midnight, settled);
    }
    return earlier(midnight, settled);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private ZoneId zone() {
    return config.overnight().zone();
  }

  /** The last days, today among them, of an owner and of the house. */
  @Transactional
  public Throughput throughput(String owner, int days) {
    LocalDate today = clock.instant().atZone(zone()).toLocalDate();
    LocalDate first = today.minusDays(days - 1L);
    return Throughput.of(first, today, repository.since(owner, Caller.HOUSE, first));
  }
}
