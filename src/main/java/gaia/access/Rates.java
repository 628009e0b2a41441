package gaia.access;

import gaia.configuration.Setting;
import gaia.configuration.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** How often somebody may ask, and how often a password may be wrong. */
@ApplicationScoped
class Rates {

  static final int RETRY_AFTER_SECONDS = 5;

  private static final int BURST = 10;

  /** Ten wrong passwords at once, then one every five seconds. */
  private static final double WRONG_PER_SECOND = 0.2;

  private static final int WRONG_AT_ONCE = 10;

  @Inject Settings settings;

  private @Nullable TokenBuckets requests;
  private final TokenBuckets wrongPasswords = new TokenBuckets(WRONG_PER_SECOND, WRONG_AT_ONCE);

  @PostConstruct
  void read() {
    int rate = settings.integer(Setting.GAIA_RATE);
    requests = rate == 0 ? null : new TokenBuckets(rate, (double) rate * BURST);
  }

  boolean admits(String key) {
    return requests == null || requests.take(key, System.nanoTime());
  }

  void failed(String from) {
    wrongPasswords.take(from, System.nanoTime());
  }

  boolean isLockedOut(String from) {
    return !wrongPasswords.hasOne(from, System.nanoTime());
  }
}
