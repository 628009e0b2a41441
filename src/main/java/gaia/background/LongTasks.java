package gaia.background;

import gaia.background.admission.QuietForecast;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Which long tasks fit into the quiet time that is expected from now on. They may then start after
 * a short absence; nothing is ever held back by what was learned.
 */
@ApplicationScoped
class LongTasks {

  private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(1);

  private record Known(Duration estimate, long nanos) {}

  @Inject UsageLearning learning;
  @Inject TaskHandlers handlers;
  @Inject TaskTimes times;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  private final Map<String, Known> estimates = new ConcurrentHashMap<>();

  /** Types of long tasks that are expected to be done before somebody comes. */
  Set<String> fitting() {
    Instant now = clock.instant();
    Duration quiet =
        learning.forecast().map(known -> known.expectedQuiet(now)).orElse(Duration.ZERO);
    return quiet.isZero()
        ? Set.of()
        : handlers.types().stream()
            .filter(type -> isLong(type) && estimate(type).compareTo(quiet) <= 0)
            .collect(Collectors.toSet());
  }

  /** When learned hours may let long tasks start; empty when they have no say. */
  Optional<Instant> nextChance() {
    return learning.forecast().flatMap(known -> fits(known, clock.instant()));
  }

  private static Optional<Instant> fits(QuietForecast known, Instant now) {
    return known.nextQuiet(now).filter(start -> start.isAfter(now));
  }

  private boolean isLong(String type) {
    return handlers.of(type).map(TaskHandler::needsLongIdle).orElse(false);
  }

  private Duration estimate(String type) {
    long now = System.nanoTime();
    Known known = estimates.get(type);
    if (known == null || now - known.nanos() > FRESH_NANOS) {
      known = new Known(times.mean(type).orElseGet(() -> given(type)), now);
      estimates.put(type, known);
    }
    return known.estimate();
  }

  private Duration given(String type) {
    return handlers
        .of(type)
        .map(handler -> handler.estimate(config))
        .orElse(config.maxProcessingTime());
  }
}
