package gaia.status;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.analytics.Throughput;
import gaia.background.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedReadingTest {

  private static final int VIEWERS = 400;
  private static final int OWNERS = 20;
  private static final long SECOND = 1_000_000_000L;

  private final AtomicInteger ofTheHouse = new AtomicInteger();
  private final Map<String, AtomicInteger> ofOwners = new ConcurrentHashMap<>();
  private final AtomicInteger lists = new AtomicInteger();
  private final AtomicLong deeds = new AtomicLong();
  private final AtomicLong nanos = new AtomicLong(7 * SECOND);
  private final CountDownLatch open = new CountDownLatch(1);

  private final SharedReading reading =
      new SharedReading(
          this::house,
          owner -> {
            int count = ofOwners.computeIfAbsent(owner, one -> new AtomicInteger()).addAndGet(1);
            return new SystemStatus.ArchiveFigures(count, 0, 0, 0, List.of());
          },
          owner -> {
            lists.incrementAndGet();
            return new OwnReading.Lists(List.of(), List.of(), new Throughput(List.of(), List.of()));
          },
          deeds::get,
          nanos::get);

  private HouseReading.House house() {
    long count = ofTheHouse.incrementAndGet();
    Map<TaskState, Long> counts = Map.of(TaskState.PENDING, count);
    SystemStatus any = ProblemTest.status("user_active", "none");
    return new HouseReading.House(
        counts,
        List.of(),
        false,
        Instant.EPOCH,
        any.scheduler(),
        any.resources(),
        any.languageModel(),
        null,
        List.of());
  }

  private static String owner(int viewer) {
    return "owner-" + viewer % OWNERS;
  }

  private void everybodyLooks() {
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      reading.read(owner(viewer));
      reading.reasons();
    }
  }

  @Test
  void the_house_is_read_once_a_second_however_many_look() {
    everybodyLooks();
    nanos.addAndGet(SECOND - 1);
    everybodyLooks();
    assertThat(ofTheHouse).hasValue(1);

    nanos.addAndGet(1);
    everybodyLooks();
    assertThat(ofTheHouse).hasValue(2);
  }

  @Test
  void what_is_an_owners_own_is_read_once_a_second_for_each() {
    everybodyLooks();

    assertThat(ofOwners)
        .hasSize(OWNERS)
        .allSatisfy((owner, count) -> assertThat(count).hasValue(1));
    assertThat(lists).as("nobody asked for the lists").hasValue(0);
    reading.lists("owner-1");
    reading.lists("owner-1");
    assertThat(lists).hasValue(1);
  }

  @Test
  void many_who_come_at_the_same_moment_wait_for_one_reading() throws Exception {
    ExecutorService viewers = Executors.newFixedThreadPool(16);
    try {
      List<Future<Long>> seen = new ArrayList<>();
      for (int viewer = 0; viewer < VIEWERS; viewer++) {
        String owner = owner(viewer);
        seen.add(viewers.submit(() -> lookWhenOpened(owner)));
      }
      open.countDown();

      assertThat(seen).allSatisfy(one -> assertThat(pending(one)).isEqualTo(1));
      assertThat(ofTheHouse).hasValue(1);
      assertThat(ofOwners).allSatisfy((owner, count) -> assertThat(count).hasValue(1));
    } finally {
      viewers.shutdownNow();
    }
  }

  private long lookWhenOpened(String owner) throws InterruptedException {
    open.await();
    return reading.read(owner).tasks().pendingCount();
  }

  private static long pending(Future<Long> seen) throws InterruptedException, ExecutionException {
    return seen.get();
  }

  @Test
  void who_steers_something_sees_at_once_what_came_of_it() {
    everybodyLooks();
    deeds.incrementAndGet();

    assertThat(reading.read("owner-1").tasks().pendingCount()).isEqualTo(2);
    everybodyLooks();
    assertThat(ofTheHouse).hasValue(2);
  }
}
