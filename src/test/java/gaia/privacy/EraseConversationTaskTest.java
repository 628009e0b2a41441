package gaia.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskView;
import gaia.background.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EraseConversationTaskTest {

  private final List<String> asked = new ArrayList<>();
  private final List<Holding> left = new ArrayList<>();
  private final List<ErasureParticipant> rooms = new ArrayList<>();
  private final SavedRun run = new SavedRun();
  private final EraseConversationTask task = new EraseConversationTask();
  private boolean completed;

  @BeforeEach
  void furnish() {
    task.tasks = new IdleTasks();
    task.erasures = new FixedErasures();
  }

  /** Nothing else is running. */
  private static final class IdleTasks extends Tasks {
    @Override
    public List<TaskView> running() {
      return List.of();
    }
  }

  private final class FixedErasures extends Erasures {
    @Override
    Optional<ErasureSubject> subject(String erasureId) {
      return Optional.of(new ErasureSubject("ada", "home", "c1", "a1"));
    }

    @Override
    List<ErasureParticipant> inOrder() {
      return rooms;
    }

    @Override
    List<Holding> holdings(ErasureSubject subject) {
      return left;
    }

    @Override
    void completed(String erasureId) {
      completed = true;
    }
  }

  private record Room(String name, Erasing erasing) implements ErasureParticipant {
    @Override
    public ErasurePhase phase() {
      return ErasurePhase.SOURCES;
    }

    @Override
    public List<Holding> holdings(ErasureSubject subject) {
      return List.of();
    }

    @Override
    public void erase(ErasureSubject subject, Runnable breathe) throws Exception {
      erasing.erase();
    }
  }

  private interface Erasing {
    void erase() throws Exception;
  }

  /** Keeps what was saved, as the queue does. */
  private static final class SavedRun implements TaskRun {
    private @Nullable String kept;

    @Override
    public String taskId() {
      return "t1";
    }

    @Override
    public String owner() {
      return "ada";
    }

    @Override
    public String campaign() {
      return "home";
    }

    @Override
    public Map<String, String> data() {
      return Map.of("erasure", "e1");
    }

    @Override
    public Optional<String> checkpoint() {
      return Optional.ofNullable(kept);
    }

    @Override
    public void breathe() {}

    @Override
    public void save(double progress, String note, String checkpoint, Runnable effect) {
      effect.run();
      kept = checkpoint;
    }
  }

  private void room(String name) {
    rooms.add(new Room(name, () -> asked.add(name)));
  }

  @Test
  void every_room_is_asked_in_order_and_the_receipt_is_completed_with_the_task() throws Exception {
    room("answers");
    room("conversation");
    room("search");

    TaskResult result = task.run(run);

    assertThat(asked).containsExactly("answers", "conversation", "search");
    assertThat(completed).isFalse();
    ((TaskResult.Done) result).effect().run();
    assertThat(completed).isTrue();
  }

  @Test
  void after_a_crash_it_goes_on_with_the_room_that_was_not_done() throws Exception {
    room("answers");
    rooms.add(
        new Room(
            "conversation",
            () -> {
              throw new IllegalStateException("the process ends here");
            }));
    assertThatThrownBy(() -> task.run(run)).isInstanceOf(IllegalStateException.class);
    rooms.remove(1);
    room("conversation");

    task.run(run);

    assertThat(asked).containsExactly("answers", "conversation");
  }

  @Test
  void a_room_that_cannot_begin_costs_no_try() throws Exception {
    rooms.add(
        new Room(
            "database_pages",
            () -> {
              throw new NotNow("Somebody is served.");
            }));

    assertThat(task.run(run))
        .isEqualTo(new TaskResult.RetryLater(Duration.ofSeconds(1), "Somebody is served."));
  }

  @Test
  void it_is_not_done_while_a_room_still_holds_something_and_begins_anew() {
    room("conversation");
    left.add(new Holding("messages", 3));

    assertThatThrownBy(() -> task.run(run)).hasMessage("still held: messages");
    assertThat(run.checkpoint()).hasValue("");
  }
}
