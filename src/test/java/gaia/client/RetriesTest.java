package gaia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.client.BackgroundClient.Done;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

  private static final Retries THREE = new Retries(3, Duration.ZERO);
  private static final RuntimeException REFUSED = broken(new ConnectException("refused"));
  private static final RuntimeException RESET = broken(new SocketException("reset"));

  private static RuntimeException broken(IOException cause) {
    return new ProcessingException(cause);
  }

  private static RuntimeException answered(int status) {
    return new Fault(status, "no", null, 0);
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static final Method READ = method(BackgroundClient.class, "status");
  private static final Method ADD = method(ConversationsClient.class, "add");
  private static final Method IMPORT = method(ConversationsClient.class, "take");
  private static final Method MOVE = method(Moving.class, "move");

  private interface Moving {
    @PATCH
    void move();
  }

  @Test
  void what_never_arrived_is_sent_again_whatever_it_is() {
    assertThat(List.of(READ, ADD, IMPORT)).allMatch(call -> THREE.allow(call, REFUSED, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void what_was_not_begun_is_sent_again_whatever_it_is(int status) {
    assertThat(List.of(READ, ADD, IMPORT)).allMatch(call -> THREE.allow(call, answered(status), 1));
  }

  @Test
  void what_may_have_been_done_is_sent_again_where_that_changes_nothing_or_it_has_a_key() {
    for (RuntimeException fault : List.of(RESET, answered(502), answered(504))) {
      assertThat(THREE.allow(READ, fault, 1)).isTrue();
      assertThat(THREE.allow(IMPORT, fault, 1)).isTrue();
      assertThat(THREE.allow(ADD, fault, 1)).isTrue();
      assertThat(THREE.allow(MOVE, fault, 1)).isFalse();
    }
  }

  @Test
  void what_is_still_worked_on_is_waited_for() {
    assertThat(THREE.allow(ADD, new Fault(409, "still worked on", null, 2), 1)).isTrue();
    assertThat(THREE.allow(ADD, answered(409), 1)).isFalse();
  }

  @Test
  void a_call_has_one_key_however_often_it_is_sent_and_the_next_call_another() {
    OnceKey key = new OnceKey();
    List<String> sent = new ArrayList<>();
    Deque<RuntimeException> faults = new ArrayDeque<>(List.of(RESET, answered(502)));
    BackgroundClient once =
        (BackgroundClient)
            Proxy.newProxyInstance(
                RetriesTest.class.getClassLoader(),
                new Class<?>[] {BackgroundClient.class},
                (proxy, method, arguments) -> {
                  sent.add(key.present());
                  if (!faults.isEmpty()) {
                    throw faults.pop();
                  }
                  return null;
                });
    BackgroundClient client = Gaia.repeating(BackgroundClient.class, once, once, key, THREE);

    client.cancel("task");
    client.cancel("task");

    assertThat(sent).hasSize(4);
    assertThat(sent.subList(0, 3)).containsOnly(sent.get(0));
    assertThat(sent.get(3)).isNotEqualTo(sent.get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 500})
  void what_was_refused_is_not_sent_again(int status) {
    assertThat(THREE.allow(READ, answered(status), 1)).isFalse();
  }

  @Test
  void faults_of_the_program_are_its_own() {
    assertThat(THREE.allow(READ, new IllegalStateException(), 1)).isFalse();
    assertThat(THREE.allow(READ, new ProcessingException("unreadable"), 1)).isFalse();
  }

  @Test
  void it_ends_after_the_given_number() {
    assertThat(THREE.allow(READ, REFUSED, 3)).isTrue();
    assertThat(THREE.allow(READ, REFUSED, 4)).isFalse();
    assertThat(Retries.NONE.allow(READ, REFUSED, 1)).isFalse();
  }

  @Test
  void pauses_double_up_to_a_bound_and_heed_the_server() {
    Retries retries = Retries.ROLLING_RESTART;

    assertThat(retries.pause(REFUSED, 1)).isEqualTo(Duration.ofMillis(250));
    assertThat(retries.pause(REFUSED, 3)).isEqualTo(Duration.ofSeconds(1));
    assertThat(retries.pause(REFUSED, 60)).isEqualTo(Retries.LONGEST);
    assertThat(retries.pause(new Fault(503, "later", null, 9), 1)).isEqualTo(Duration.ofSeconds(9));
  }

  /** Fails with what is in the queue, then answers. */
  private static BackgroundClient failing(Deque<RuntimeException> faults) {
    return (BackgroundClient)
        Proxy.newProxyInstance(
            RetriesTest.class.getClassLoader(),
            new Class<?>[] {BackgroundClient.class},
            (proxy, method, arguments) -> {
              if (!faults.isEmpty()) {
                throw faults.pop();
              }
              return new Done("done");
            });
  }

  private static BackgroundClient repeating(BackgroundClient plain, BackgroundClient once) {
    return Gaia.repeating(BackgroundClient.class, plain, once, new OnceKey(), THREE);
  }

  @Test
  void what_may_not_be_sent_twice_has_a_connection_of_its_own() {
    Deque<RuntimeException> faults = new ArrayDeque<>(List.of(answered(400), answered(400)));
    BackgroundClient client = repeating(failing(new ArrayDeque<>()), failing(faults));

    client.registerActivity();
    assertThat(faults).hasSize(2);
    assertThatThrownBy(() -> client.cancel("task")).isInstanceOf(Fault.class);
    assertThat(faults).hasSize(1);
  }

  @Test
  void a_call_is_made_until_it_is_answered() {
    Deque<RuntimeException> faults = new ArrayDeque<>(List.of(REFUSED, answered(503), RESET));

    Done done = repeating(failing(faults), failing(new ArrayDeque<>())).registerActivity();

    assertThat(done.message()).isEqualTo("done");
    assertThat(faults).isEmpty();
  }

  @Test
  void the_last_fault_is_the_callers() {
    Deque<RuntimeException> faults =
        new ArrayDeque<>(List.of(REFUSED, REFUSED, REFUSED, answered(503)));

    assertThatThrownBy(() -> repeating(failing(faults), failing(new ArrayDeque<>())).status())
        .isInstanceOf(Fault.class);
  }
}
