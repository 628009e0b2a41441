package gaia.background.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last events, numbered without gaps; the oldest makes room for the newest. */
public final class EventRing {

  private final @Nullable FeedEvent[] slots;
  private long last;

  /**
   * @param capacity how many events are remembered, at least 1
   */
  public EventRing(int capacity) {
    slots = new FeedEvent[capacity];
  }

  /** Adds an event and returns its number. */
  public synchronized long add(String kind, @Nullable String owner, Object body) {
    last++;
    slots[slot(last)] = new FeedEvent(last, kind, owner, body);
    return last;
  }

  /** The number of the newest event; 0 before the first. */
  public synchronized long last() {
    return last;
  }

  /**
   * What happened after the event with this number, oldest first.
   *
   * @param most how many to return at the most
   * @return empty when some of it is forgotten, or when no such event can have been
   */
  public synchronized Optional<List<FeedEvent>> after(long number, int most) {
    if (number < 0 || number > last || last - number > slots.length) {
      return Optional.empty();
    }
    List<FeedEvent> found = new ArrayList<>();
    for (long next = number + 1; next <= last && found.size() < most; next++) {
      FeedEvent event = slots[slot(next)];
      if (event != null) {
        found.add(event);
      }
    }
    return Optional.of(found);
  }

  private int slot(long number) {
    return (int) (number % slots.length);
  }
}
