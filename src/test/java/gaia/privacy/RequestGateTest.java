package gaia.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RequestGateTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final RequestGate gate = new RequestGate();

  @Test
  void nothing_is_done_while_somebody_is_served() throws Exception {
    gate.enter();

    assertThatThrownBy(
            () ->
                gate.closed(
                    Duration.ofMillis(1),
                    () -> {
                      throw new AssertionError("somebody is served");
                    }))
        .isInstanceOf(NotNow.class);
    gate.leave();
    gate.closed(LONG, () -> {});
  }

  @Test
  void who_comes_meanwhile_is_served_afterwards() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch closed = new CountDownLatch(1);
    Thread visitor =
        new Thread(
            () -> {
              try {
                closed.await();
                gate.enter();
                order.add("served");
                gate.leave();
              } catch (InterruptedException e) {
                order.add("interrupted");
              }
            });
    visitor.start();

    gate.closed(
        LONG,
        () -> {
          closed.countDown();
          while (visitor.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          order.add("done");
        });
    visitor.join();

    assertThat(order).containsExactly("done", "served");
  }

  @Test
  void the_gate_is_open_again_when_the_work_failed() throws Exception {
    assertThatThrownBy(
            () ->
                gate.closed(
                    LONG,
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    gate.enter();
    gate.leave();
  }
}
