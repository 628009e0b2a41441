package gaia.privacy;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskView;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes one conversation from every room, one after the other, and stores how far it is. It works
 * alone, so that no other task makes anew what is being removed.
 */
@ApplicationScoped
class EraseConversationTask implements TaskHandler {

  static final String TYPE = "erase_conversation";
  static final String ERASURE = "erasure";

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Inject Erasures erasures;
  @Inject Tasks tasks;

  @Override
  public String type() {
    return TYPE;
  }

  /** Before everything else. */
  @Override
  public int priority(BackgroundProcessorConfig config) {
    return 0;
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return LONGEST;
  }

  @Override
  public TaskResult run(TaskRun run) throws Exception {
    String erasure = run.data().getOrDefault(ERASURE, "");
    ErasureSubject subject =
        erasures
            .subject(erasure)
            .orElseThrow(() -> new PermanentFailure("There is no such erasure."));
    List<ErasureParticipant> all = erasures.inOrder();
    Set<String> done = done(run);
    for (ErasureParticipant participant : all) {
      if (!done.contains(participant.name())) {
        run.breathe();
        try {
          waitForOthers(run.taskId());
          participant.erase(subject, run::breathe);
        } catch (NotNow e) {
          return new TaskResult.RetryLater(AGAIN, String.valueOf(e.getMessage()));
        }
        done.add(participant.name());
        run.save((double) done.size() / all.size(), participant.name(), String.join(" ", done));
      }
    }
    return ended(erasure, subject, run);
  }

  private static Set<String> done(TaskRun run) {
    String kept = run.checkpoint().orElse("");
    return new LinkedHashSet<>(kept.isEmpty() ? List.of() : List.of(kept.split(" ")));
  }

  private void waitForOthers(String taskId) throws NotNow {
    if (tasks.running().stream().anyMatch(other -> !other.id().equals(taskId))) {
      throw new NotNow("Waits until the other tasks have stopped.");
    }
  }

  /** Looks once more, because only what nobody holds any more is erased. */
  private TaskResult ended(String erasure, ErasureSubject subject, TaskRun run) {
    List<Holding> left = erasures.holdings(subject);
    if (!left.isEmpty()) {
      run.save(0, "begins anew: something came back", "");
      throw new IllegalStateException(
          "still held: " + String.join(", ", left.stream().map(Holding::kind).toList()));
    }
    return new TaskResult.Done(Map.of("erasure", erasure), () -> erasures.completed(erasure));
  }

  @Override
  public void gaveUp(TaskView task, String cause) {
    erasures.gaveUp(task.data().getOrDefault(ERASURE, ""), cause);
  }
}
