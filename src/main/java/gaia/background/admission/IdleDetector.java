package gaia.background.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows how long nobody has used the house. Counts on the clock of the process, which no change of
 * the wall clock moves; the wall clock only serves to show the moment.
 */
@ApplicationScoped
public class IdleDetector {

  private record Activity(long nanos, Instant shown) {}

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong activities = new AtomicLong();
  private volatile Activity last = new Activity(System.nanoTime(), Instant.EPOCH);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  @Inject Clock clock;

  /** Somebody did something just now. */
  public void activity() {
    activities.incrementAndGet();
    countAnew();
  }

  /** How often somebody did something on this server; a change is what other servers hear of. */
  public long activities() {
    return activities.get();
  }

  /** Counts from now on, because of a start or of somebody who uses another server. */
  public void countAnew() {
    last = new Activity(System.nanoTime(), clock.instant());
    listeners.forEach(Runnable::run);
  }

  /** Called on the thread of whoever is active, before the request is served: must be short. */
  public void whenActive(Runnable listener) {
    listeners.add(listener);
  }

  /** A user's request begins; the user counts as present until it ends. */
  public void requestBegins() {
    open.incrementAndGet();
    activity();
  }

  public void requestEnds() {
    activity();
    open.decrementAndGet();
  }

  public int openRequests() {
    return open.get();
  }

  public Duration idle() {
    return open.get() > 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - last.nanos());
  }

  /** How long ago somebody last did something, also while a request is being served. */
  public Duration sinceActivity() {
    return Duration.ofNanos(System.nanoTime() - last.nanos());
  }

  public Instant lastActivity() {
    return last.shown();
  }
}
