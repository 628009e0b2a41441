package gaia.background.feed;

import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way to one listener.
 *
 * @param send starts to send and returns at once; one parcel at a time
 * @param closed whether the listener has gone
 */
public record Outlet(
    Function<Parcel, CompletionStage<?>> send, BooleanSupplier closed, Runnable close) {

  /**
   * What is sent: an event, or a sign of life where all is null.
   *
   * @param id what a listener names when it comes back
   */
  public record Parcel(@Nullable String id, @Nullable String kind, @Nullable Object body) {

    static final Parcel SIGN_OF_LIFE = new Parcel(null, null, null);

    public boolean isSignOfLife() {
      return kind == null;
    }
  }
}
