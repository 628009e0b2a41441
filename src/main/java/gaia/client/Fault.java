package gaia.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server refused, or could not. The message says what is wrong (RFC 9457, {@code detail}). */
public final class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String instance;
  private final int retryAfterSeconds;

  Fault(int status, String message, @Nullable String instance, int retryAfterSeconds) {
    super(message);
    this.status = status;
    this.instance = instance;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The status of HTTP, 400 to 599. */
  public int status() {
    return status;
  }

  /** Names this one fault in the log of the server. */
  public Optional<String> instance() {
    return Optional.ofNullable(instance);
  }

  /** Seconds after which the server says it is worth trying again; 0 when it does not. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
