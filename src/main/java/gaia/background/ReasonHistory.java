package gaia.background;

import gaia.background.admission.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why this server worked or waited. Changes are noted in memory, so that the engine never waits for
 * it, and written once a second; what held for a moment only is no reason of its own.
 */
@ApplicationScoped
public class ReasonHistory {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);
  private static final Duration SILENT = Duration.ofMinutes(3);

  /** More changes than this within a second are not told apart. */
  private static final int MOST_UNWRITTEN = 200;

  @Inject ExplanationRepository repository;
  @Inject WorkFloor floor;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  private final List<Situation> noted = new ArrayList<>();
  private final List<ReasonPeriod> begun = new ArrayList<>();
  private final Map<String, Instant> ended = new LinkedHashMap<>();
  private @Nullable String openId;
  private @Nullable Situation open;
  private Instant tidied = Instant.EPOCH;

  /** The engine is in a new situation. */
  void note(Situation situation) {
    synchronized (noted) {
      if (noted.size() < MOST_UNWRITTEN) {
        noted.add(situation);
      }
    }
  }

  /**
   * Writes what was noted; called by one thread at a time.
   *
   * @param present the situation as it is now
   */
  synchronized void write(Situation present) {
    Instant now = clock.instant();
    if (tidied.equals(Instant.EPOCH)) {
      repository.endAbandoned(floor.server(), config.soleServer() ? now : now.minus(SILENT));
      tidied = now;
    }
    for (Situation next : settled(now, false)) {
      turnTo(next, now);
    }
    flush();
    tidy(present, now);
  }

  private void turnTo(Situation next, Instant now) {
    if (open == null || open.reason() != next.reason()) {
      closeOpen(next.since());
      ReasonPeriod period = new ReasonPeriod(floor.server(), next, now);
      begun.add(period);
      open = next;
      openId = period.id;
    }
  }

  /** What cannot be written now is kept for the next time. */
  private void flush() {
    if (!begun.isEmpty() || !ended.isEmpty()) {
      repository.write(begun, ended);
      begun.clear();
      ended.clear();
    }
  }

  /**
   * What was noted and is older than a moment. Work counts however short it is; any other reason
   * that held for less than a second belongs to its neighbours, and one that began just now is
   * judged the next time.
   */
  private List<Situation> settled(Instant now, boolean all) {
    List<Situation> kept = new ArrayList<>();
    synchronized (noted) {
      for (int i = 0; i < noted.size(); i++) {
        Situation one = noted.get(i);
        boolean last = i + 1 == noted.size();
        Instant end = last ? now : noted.get(i + 1).since();
        boolean lasted = Duration.between(one.since(), end).compareTo(MOMENT) >= 0;
        if (last && !lasted && !all) {
          noted.clear();
          noted.add(one);
          return kept;
        }
        if (lasted || all || one.reason() == Reason.WORKING) {
          kept.add(one);
        }
      }
      noted.clear();
    }
    return kept;
  }

  private void closeOpen(Instant until) {
    String id = openId;
    if (id == null) {
      return;
    }
    begun.stream()
        .filter(period -> period.id.equals(id))
        .findFirst()
        .ifPresentOrElse(period -> period.end(until), () -> ended.put(id, until));
  }

  private void tidy(Situation present, Instant now) {
    if (Duration.between(tidied, now).abs().compareTo(SIGN_OF_LIFE) < 0) {
      return;
    }
    tidied = now;
    if (openId != null) {
      repository.seen(openId, present.detail(), now);
    }
    repository.endAbandoned(floor.server(), now.minus(SILENT));
    repository.forget(now.minus(KEPT));
  }

  /** The server stops: its last period ends. */
  synchronized void end() {
    Instant now = clock.instant();
    settled(now, true).forEach(next -> turnTo(next, now));
    closeOpen(now);
    flush();
    openId = null;
    open = null;
  }

  /**
   * One page of the history, newest first.
   *
   * @param after only periods listed after the one with this id
   */
  public List<ReasonView> list(int limit, @Nullable String after) {
    Instant now = clock.instant();
    return repository.page(limit, after).stream().map(row -> ReasonView.of(row, now)).toList();
  }
}
