package gaia.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of the call that a thread makes at present: the same however often it
 * is sent, so that the server does it once.
 */
final class OnceKey {

  static final String HEADER = "Idempotency-Key";

  private final ThreadLocal<@Nullable String> key = new ThreadLocal<>();

  void begin() {
    key.set(UUID.randomUUID().toString());
  }

  /** The key of this call; a new one outside of any. */
  String present() {
    String begun = key.get();
    return begun == null ? UUID.randomUUID().toString() : begun;
  }

  void end() {
    key.remove();
  }
}
