package gaia.operations;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one source of time, no finer than the database can keep. */
@Dependent
class ClockProducer {

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
