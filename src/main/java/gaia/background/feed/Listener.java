package gaia.background.feed;

import gaia.background.feed.Outlet.Parcel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One listener: how far it is, and what is on the way to it. Used by the delivering thread. */
final class Listener {

  /** A parcel that takes longer than this is not coming through. */
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final String owner;
  private final Outlet outlet;

  /** Number of the last event that was handed over; negative when a snapshot is due. */
  private long position;

  private @Nullable CompletableFuture<?> onTheWay;
  private long sentAt;

  Listener(String owner, Outlet outlet, long position, long now) {
    this.owner = owner;
    this.outlet = outlet;
    this.position = position;
    this.sentAt = now;
  }

  String owner() {
    return owner;
  }

  long position() {
    return position;
  }

  /** Goes past events that are not for this listener. */
  void skipTo(long number) {
    position = number;
  }

  boolean maySee(FeedEvent event, String house) {
    String whose = event.owner();
    return whose == null || whose.equals(owner) || whose.equals(house);
  }

  /** Whether it has gone, broke, or takes too long. */
  boolean isLost(long now) {
    CompletableFuture<?> pending = onTheWay;
    boolean stuck = pending != null && !pending.isDone() && now - sentAt > PATIENCE_NANOS;
    boolean broken = pending != null && pending.isCompletedExceptionally();
    return stuck || broken || outlet.closed().getAsBoolean();
  }

  boolean isFree() {
    CompletableFuture<?> pending = onTheWay;
    return pending == null || pending.isDone();
  }

  void send(Parcel parcel, long number, long now) {
    CompletionStage<?> started = outlet.send().apply(parcel);
    onTheWay = Optional.ofNullable(started).map(CompletionStage::toCompletableFuture).orElse(null);
    sentAt = now;
    position = number;
  }

  /** Whether nothing was sent for so many nanoseconds. */
  boolean wasSilentFor(long nanos, long now) {
    return now - sentAt >= nanos;
  }

  void close() {
    outlet.close().run();
  }
}
