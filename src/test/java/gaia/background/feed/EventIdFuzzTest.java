package gaia.background.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.CompletableFuture;

/** Whatever a client claims to have seen last, it is let in and hears what is new. */
class EventIdFuzzTest {

  @FuzzTest
  void ids(FuzzedDataProvider data) {
    String id = data.consumeRemainingAsString();
    Outlet outlet =
        new Outlet(parcel -> CompletableFuture.completedFuture(null), () -> false, () -> {});
    Feed feed = new Feed(8, 1, "abc", "system", owner -> "snapshot");
    feed.publish("task", "mara", "news");

    assertThat(feed.open("mara", id, outlet, 0)).isTrue();
    feed.deliver(1);
    assertThat(feed.listeners()).isLessThanOrEqualTo(1);
  }
}
