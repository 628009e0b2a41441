package gaia.background.feed;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.feed.Outlet.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final long START = 1_000;

  private final Feed feed = new Feed(4, 2, "life", "house", owner -> "all of " + owner);

  /** A listener that keeps what it gets, or takes nothing more when it is stuck. */
  private static final class Ear {
    final List<Parcel> heard = new ArrayList<>();
    boolean stuck;
    boolean breaks;
    boolean gone;
    boolean closed;

    Outlet outlet() {
      return new Outlet(this::take, () -> gone, () -> closed = true);
    }

    private CompletionStage<?> take(Parcel parcel) {
      if (breaks) {
        throw new IllegalStateException("broken");
      }
      heard.add(parcel);
      return stuck ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    }

    List<Object> bodies() {
      return heard.stream().map(Parcel::body).toList();
    }

    String lastId() {
      return String.valueOf(heard.get(heard.size() - 1).id());
    }
  }

  private Ear listening(String owner, String lastSeen) {
    Ear ear = new Ear();
    assertThat(feed.open(owner, lastSeen, ear.outlet(), START)).isTrue();
    return ear;
  }

  @Test
  void a_new_listener_gets_a_snapshot_and_then_what_happens() {
    Ear ear = listening("mira", "");
    feed.deliver(START);
    feed.publish("task", "mira", 1);
    feed.deliver(START);

    assertThat(ear.bodies()).containsExactly("all of mira", 1);
  }

  @Test
  void a_listener_that_comes_back_gets_what_it_missed_and_no_snapshot() {
    Ear first = listening("mira", "");
    feed.publish("task", "mira", 1);
    feed.deliver(START);
    first.gone = true;
    feed.publish("task", "mira", 2);
    feed.publish("task", "mira", 3);

    Ear again = listening("mira", first.lastId());
    feed.deliver(START);

    assertThat(again.bodies()).containsExactly(2, 3);
  }

  @Test
  void an_id_of_another_life_or_of_nothing_at_all_gets_a_snapshot() {
    feed.publish("task", "mira", 1);
    Ear otherLife = listening("mira", "before-1");
    Ear nonsense = listening("mira", "-1; drop");
    feed.deliver(START);

    assertThat(otherLife.bodies()).containsExactly("all of mira");
    assertThat(nonsense.bodies()).containsExactly("all of mira");
  }

  @Test
  void who_missed_more_than_is_remembered_gets_a_snapshot() {
    Ear ear = listening("mira", "life-0");
    for (int i = 1; i <= 5; i++) {
      feed.publish("task", "mira", i);
    }
    feed.deliver(START);

    assertThat(ear.bodies()).containsExactly("all of mira");
    assertThat(ear.lastId()).isEqualTo("life-5");
  }

  @Test
  void nobody_hears_of_the_tasks_of_others_but_everybody_of_those_of_the_house() {
    Ear ear = listening("mira", "life-0");
    feed.publish("task", "jonas", "secret");
    feed.publish("task", "house", "cleaning");
    feed.publish("situation", null, "quiet");
    feed.deliver(START);

    assertThat(ear.bodies()).containsExactly("cleaning", "quiet");
  }

  @Test
  void when_nothing_happens_there_is_a_sign_of_life() {
    Ear ear = listening("mira", "life-0");
    feed.signOfLifeEvery(Duration.ofSeconds(9));
    feed.deliver(START + Duration.ofSeconds(9).toNanos() - 1);
    assertThat(ear.heard).isEmpty();

    feed.deliver(START + Duration.ofSeconds(9).toNanos());

    assertThat(ear.heard).hasSize(1).allMatch(Parcel::isSignOfLife);
  }

  @Test
  void a_slow_listener_gets_nothing_more_and_is_dropped_and_the_others_never_wait() {
    Ear slow = listening("mira", "life-0");
    Ear quick = listening("mira", "life-0");
    slow.stuck = true;
    feed.publish("task", "mira", 1);
    feed.publish("task", "mira", 2);
    feed.deliver(START);
    assertThat(slow.heard).hasSize(1);
    assertThat(quick.heard).hasSize(2);

    feed.deliver(START + Listener.PATIENCE_NANOS + 1);

    assertThat(slow.closed).isTrue();
    assertThat(feed.listeners()).isEqualTo(1);
  }

  @Test
  void a_listener_that_breaks_or_goes_is_forgotten() {
    Ear broken = listening("mira", "life-0");
    Ear gone = listening("mira", "life-0");
    broken.breaks = true;
    gone.gone = true;
    feed.publish("task", "mira", 1);
    feed.deliver(START);

    assertThat(feed.listeners()).isZero();
  }

  @Test
  void only_so_many_may_listen() {
    listening("mira", "");
    listening("jonas", "");

    assertThat(feed.open("lene", "", new Ear().outlet(), START)).isFalse();
  }

  @Test
  void when_the_house_closes_everybody_is_sent_away() {
    Ear ear = listening("mira", "");

    feed.close();

    assertThat(ear.closed).isTrue();
  }
}
