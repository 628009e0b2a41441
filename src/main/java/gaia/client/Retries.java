package gaia.client;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * When a call is made again: what a server that is stopped or started answers, or does not answer.
 *
 * <ul>
 *   <li>No connection could be made, the connection broke, or 502, 503, 504, 429: always. Nothing
 *       was done; or it may be done twice (reads, deletions, what is marked {@link Repeatable}); or
 *       the call has a key by which the server knows that it was done already.
 *   <li>409 with {@code Retry-After}: the first attempt is still worked on.
 *   <li>Changes without a key (PUT and PATCH) are not made again when the connection broke.
 *   <li>Anything else: never.
 * </ul>
 *
 * @param most how often after the first time; 0 = never
 * @param pause before the first repetition; each further one is twice as long, at most {@link
 *     #LONGEST}; a longer {@code Retry-After} of the server holds
 */
public record Retries(int most, Duration pause) {

  /** Of the pauses that this client chooses. */
  public static final Duration LONGEST = Duration.ofSeconds(5);

  /** Ten, within 35 seconds: a server that is replaced is taken over by another meanwhile. */
  public static final Retries ROLLING_RESTART = new Retries(10, Duration.ofMillis(250));

  public static final Retries NONE = new Retries(0, Duration.ZERO);

  public Retries {
    if (most < 0 || pause.isNegative()) {
      throw new IllegalArgumentException("neither the number nor the pause may be below 0");
    }
  }

  /**
   * @param done how often the call was made already, at least once
   */
  boolean allow(Method call, RuntimeException fault, int done) {
    if (done > most) {
      return false;
    }
    if (fault instanceof Fault answered) {
      return switch (answered.status()) {
        case 429, 503 -> true;
        case 502, 504 -> mayComeTwice(call);
        case 409 -> answered.retryAfterSeconds() > 0;
        default -> false;
      };
    }
    return fault instanceof ProcessingException
        && (neverArrived(fault) || isBroken(fault) && mayComeTwice(call));
  }

  /** How long to wait before the call is made again. */
  Duration pause(RuntimeException fault, int done) {
    long doubled = pause.toMillis() << Math.min(done - 1, 20);
    Duration own = Duration.ofMillis(Math.min(doubled, LONGEST.toMillis()));
    Duration asked =
        fault instanceof Fault answered
            ? Duration.ofSeconds(answered.retryAfterSeconds())
            : Duration.ZERO;
    return asked.compareTo(own) > 0 ? asked : own;
  }

  /** The server tells calls that have a key from each other. */
  private static boolean mayComeTwice(Method call) {
    return isRepeatable(call) || call.isAnnotationPresent(POST.class);
  }

  static boolean isRepeatable(Method call) {
    return call.isAnnotationPresent(GET.class)
        || call.isAnnotationPresent(DELETE.class)
        || call.isAnnotationPresent(Repeatable.class);
  }

  private static boolean neverArrived(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBroken(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
