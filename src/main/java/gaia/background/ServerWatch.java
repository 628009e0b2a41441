package gaia.background;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which servers are gone, by nothing but their beats and a clock of our own that only
 * goes forward: a server whose beat stood still in at least {@link #LOOKS} looks in a row over at
 * least {@link #SPAN} is dead. After a gap between looks (this process was stopped, or the database
 * was away) everybody gets the whole span anew.
 */
final class ServerWatch {

  static final int LOOKS = 5;
  static final Duration SPAN = Duration.ofSeconds(5);
  static final Duration GAP = Duration.ofSeconds(2);

  private record Seen(long beat, long sinceNanos, int looks) {}

  private final Map<String, Seen> seen = new HashMap<>();
  private long lastLook;

  /**
   * One successful look.
   *
   * @param beats of all other servers
   * @param nanos of {@link System#nanoTime()}
   * @return those that are dead
   */
  Set<String> look(Map<String, Long> beats, long nanos) {
    if (nanos - lastLook > GAP.toNanos()) {
      seen.clear();
    }
    lastLook = nanos;
    seen.keySet().retainAll(beats.keySet());
    Set<String> dead = new HashSet<>();
    beats.forEach(
        (server, beat) -> {
          Seen now = next(seen.get(server), beat, nanos);
          seen.put(server, now);
          if (now.looks >= LOOKS && nanos - now.sinceNanos >= SPAN.toNanos()) {
            dead.add(server);
          }
        });
    return dead;
  }

  private static Seen next(@Nullable Seen before, long beat, long nanos) {
    return before == null || before.beat != beat
        ? new Seen(beat, nanos, 0)
        : new Seen(beat, before.sinceNanos, before.looks + 1);
  }
}
