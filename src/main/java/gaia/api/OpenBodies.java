package gaia.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests of each sender whose bodies have not come whole yet. */
@ApplicationScoped
class OpenBodies {

  /** Each holds a thread of the server, which has 64 at least. */
  static final int MOST = 16;

  private final Map<String, Integer> open = new ConcurrentHashMap<>();

  /** Takes a place; false when the sender has as many as may be. */
  boolean begin(String sender) {
    return open.merge(sender, 1, OpenBodies::oneMore) <= MOST;
  }

  private static int oneMore(int held, int one) {
    return Math.min(MOST + 1, held + one);
  }

  /** Gives a place back that was taken. */
  void end(String sender) {
    open.computeIfPresent(
        sender, (key, held) -> Math.min(held, MOST) <= 1 ? null : Math.min(held, MOST) - 1);
  }
}
