package gaia.background;

import gaia.background.admission.IdleDetector;
import gaia.background.admission.MinuteCount;
import gaia.background.admission.QuietForecast;
import gaia.background.admission.UsageWeek;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Learns in which hours of the week the house is used. Counts in memory, writes once an hour and
 * when the server stops; a death without warning loses an hour of counts at the most.
 */
@ApplicationScoped
public class UsageLearning {

  private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(5);

  @Inject ExplanationRepository repository;
  @Inject IdleDetector idle;
  @Inject BackgroundProcessorConfig config;
  @Inject Settings settings;
  @Inject Clock clock;

  private @Nullable MinuteCount count;
  private long lookedAt;
  private volatile @Nullable QuietForecast known;
  private volatile long knownAt;

  @PostConstruct
  void begin() {
    count = isOn() ? new MinuteCount(zone()) : null;
    lookedAt = System.nanoTime();
  }

  /** Whether hours are learned and used at all. */
  public boolean isOn() {
    return settings.flag(Setting.BG_LEARN_HOURS);
  }

  private ZoneId zone() {
    return config.overnight().zone();
  }

  /** Looks whether somebody is there; called every second by the engine. */
  synchronized void look() {
    if (count == null) {
      return;
    }
    long now = System.nanoTime();
    boolean activity = idle.openRequests() > 0 || idle.idle().toNanos() <= now - lookedAt;
    lookedAt = now;
    count.look(clock.instant(), activity).ifPresent(this::store);
  }

  /** The server stops. */
  synchronized void end() {
    if (count != null) {
      count.end().ifPresent(this::store);
    }
  }

  private void store(MinuteCount.Counted counted) {
    int cell = UsageWeek.cellOf(counted.hour().atZone(zone()));
    repository.count(cell, counted.hour(), counted.active(), counted.observed());
    forget();
  }

  /** The hours have changed: they are read again when they are asked for next. */
  void forget() {
    known = null;
  }

  /** What the past weeks say about the coming one; empty when this is switched off. */
  public Optional<QuietForecast> forecast() {
    if (!isOn()) {
      return Optional.empty();
    }
    QuietForecast found = known;
    if (found == null || System.nanoTime() - knownAt > FRESH_NANOS) {
      found = new QuietForecast(read());
      knownAt = System.nanoTime();
      known = found;
    }
    return Optional.of(found);
  }

  private UsageWeek read() {
    UsageWeek.Cell[] cells = new UsageWeek.Cell[UsageWeek.HOURS];
    Arrays.fill(cells, new UsageWeek.Cell(0, 0));
    Instant since = clock.instant();
    for (StoredUsageHour hour : repository.hours()) {
      cells[hour.cell()] = hour.view();
      since = hour.firstHour.isBefore(since) ? hour.firstHour : since;
    }
    return new UsageWeek(List.of(cells), since, zone());
  }
}
