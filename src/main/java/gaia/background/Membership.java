package gaia.background;

import gaia.background.admission.IdleDetector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * This server among those that share a database: it shows that it lives, watches whether the others
 * do, and passes on that somebody is there. Alone on its database it has nothing to do.
 */
@ApplicationScoped
class Membership {

  /** Without a written beat for this long a server no longer trusts that its tasks are its own. */
  static final Duration TRUST = Duration.ofMillis(3500);

  /** Made anew at every start, so that work left by an earlier life is never taken for ours. */
  private final String id = UUID.randomUUID().toString();

  private final ServerWatch watch = new ServerWatch();
  private final Map<String, Long> activities = new HashMap<>();
  private volatile long beatNanos = System.nanoTime();
  private long toldActivity;

  @Inject ServerRepository servers;
  @Inject IdleDetector idle;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;

  String id() {
    return id;
  }

  void join() {
    if (!config.soleServer()) {
      toldActivity = idle.activities();
      servers.register(id, host(), clock.instant());
      beatNanos = System.nanoTime();
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /**
   * Once a second.
   *
   * @return false when others took this server for dead, so that nothing it runs is its own
   */
  boolean beat() {
    if (config.soleServer()) {
      return true;
    }
    long now = System.nanoTime();
    boolean known = servers.beat(id);
    if (!known) {
      servers.register(id, host(), clock.instant());
    }
    beatNanos = now;
    return known;
  }

  /** Whether the others can still see that this server lives. */
  boolean isTrusted() {
    return config.soleServer() || System.nanoTime() - beatNanos < TRUST.toNanos();
  }

  /**
   * Several times a second: tells of activity here, hears of activity elsewhere.
   *
   * @return the servers that are dead, with their last beat
   */
  Map<String, Long> look() {
    if (config.soleServer()) {
      return Map.of();
    }
    tellActivity();
    List<ServerRepository.Sign> others =
        servers.signs().stream().filter(sign -> !sign.id().equals(id)).toList();
    Map<String, Long> beats = new HashMap<>();
    others.forEach(sign -> beats.put(sign.id(), sign.beat()));
    hearActivity(others);
    Set<String> dead = watch.look(beats, System.nanoTime());
    beats.keySet().retainAll(dead);
    return beats;
  }

  private void tellActivity() {
    long now = idle.activities();
    if (now != toldActivity || idle.openRequests() > 0) {
      servers.activity(id);
      toldActivity = now;
    }
  }

  private void hearActivity(List<ServerRepository.Sign> others) {
    boolean somebody = false;
    Map<String, Long> heard = new HashMap<>();
    for (ServerRepository.Sign sign : others) {
      heard.put(sign.id(), sign.activity());
      Long before = activities.get(sign.id());
      somebody |= before != null && before != sign.activity();
    }
    activities.clear();
    activities.putAll(heard);
    if (somebody) {
      idle.countAnew();
    }
  }

  void bury(String server, long lastBeat) {
    servers.remove(server, lastBeat);
  }

  void leave() {
    if (!config.soleServer()) {
      servers.remove(id);
    }
  }
}
