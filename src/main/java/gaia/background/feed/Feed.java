package gaia.background.feed;

import gaia.background.feed.Outlet.Parcel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last events and hands them to listeners. An event's id is the stamp of this life of
 * the server and its number, so that an id of an earlier life is recognised as unknown.
 */
public final class Feed {

  public static final String SNAPSHOT = "snapshot";

  private static final int AT_ONCE = 64;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final Pattern ID = Pattern.compile("([A-Za-z0-9]{1,20})-([0-9]{1,18})");

  private final EventRing ring;
  private final int mostListeners;
  private final String stamp;
  private final String house;
  private final Function<String, Object> snapshot;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile long signOfLifeNanos = SIGN_OF_LIFE.toNanos();

  /**
   * @param stamp letters and digits, different in each life of the server
   * @param house owner whose events everybody may see
   * @param snapshot how things stand, for one owner
   */
  public Feed(
      int events,
      int mostListeners,
      String stamp,
      String house,
      Function<String, Object> snapshot) {
    this.ring = new EventRing(events);
    this.mostListeners = mostListeners;
    this.stamp = stamp;
    this.house = house;
    this.snapshot = snapshot;
  }

  /** Says how often a listener to whom there is nothing to tell gets a sign of life. */
  public void signOfLifeEvery(Duration silence) {
    signOfLifeNanos = silence.toNanos();
  }

  /**
   * Remembers an event; it is delivered a moment later.
   *
   * @param owner who may see it; null for everybody
   */
  public void publish(String kind, @Nullable String owner, Object body) {
    ring.add(kind, owner, body);
  }

  /**
   * Lets a listener in.
   *
   * @param lastSeen id of the last event that it has seen, where it was there before
   * @return false when there are as many as may be
   */
  public synchronized boolean open(
      String owner, @Nullable String lastSeen, Outlet outlet, long nowNanos) {
    if (listeners.size() >= mostListeners) {
      return false;
    }
    listeners.add(new Listener(owner, outlet, position(lastSeen), nowNanos));
    return true;
  }

  private long position(@Nullable String lastSeen) {
    Matcher parts = ID.matcher(lastSeen == null ? "" : lastSeen);
    return parts.matches() && parts.group(1).equals(stamp) ? Long.parseLong(parts.group(2)) : -1;
  }

  public int listeners() {
    return listeners.size();
  }

  /** Sends what is due to everybody who can take it; to be called every moment by one thread. */
  public void deliver(long nowNanos) {
    List<Listener> lost =
        listeners.stream().filter(listener -> !served(listener, nowNanos)).toList();
    listeners.removeAll(lost);
    lost.forEach(Feed::closeQuietly);
  }

  private boolean served(Listener listener, long now) {
    try {
      for (int sent = 0; sent < AT_ONCE && !listener.isLost(now); sent++) {
        if (!listener.isFree() || !sendNext(listener, now)) {
          break;
        }
      }
      return !listener.isLost(now);
    } catch (RuntimeException e) {
      // One that cannot be served must not keep the others from being served; it will come back.
      return false;
    }
  }

  /** False when nothing is due. */
  private boolean sendNext(Listener listener, long now) {
    Optional<List<FeedEvent>> missed = ring.after(listener.position(), AT_ONCE);
    if (missed.isEmpty()) {
      long number = ring.last();
      Parcel parcel = new Parcel(id(number), SNAPSHOT, snapshot.apply(listener.owner()));
      listener.send(parcel, number, now);
      return true;
    }
    for (FeedEvent event : missed.get()) {
      if (listener.maySee(event, house)) {
        Parcel parcel = new Parcel(id(event.number()), event.kind(), event.body());
        listener.send(parcel, event.number(), now);
        return true;
      }
      listener.skipTo(event.number());
    }
    if (listener.wasSilentFor(signOfLifeNanos, now)) {
      listener.send(Parcel.SIGN_OF_LIFE, listener.position(), now);
    }
    return !missed.get().isEmpty();
  }

  private String id(long number) {
    return stamp + "-" + number;
  }

  /** Sends everybody away. */
  public void close() {
    listeners.forEach(Feed::closeQuietly);
    listeners.clear();
  }

  private static void closeQuietly(Listener listener) {
    try {
      listener.close();
    } catch (RuntimeException e) {
      // It has gone already.
    }
  }
}
