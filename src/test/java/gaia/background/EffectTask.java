package gaia.background;

import gaia.files.DataFolder;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Work whose effects can be counted afterwards: a file in each step, under a temporary name first,
 * and a row in the transaction that completes the task. Nothing in the table stops a second row.
 */
final class EffectTask implements TaskHandler {

  static final String TYPE = "effect";

  /** What the table of effects is made with. */
  static final String TABLE = "create table effect (id varchar(80) not null)";

  static final int STEPS = 3;

  private final Path folder;
  private @Nullable EntityManager em;

  EffectTask(Path folder) {
    this.folder = folder;
  }

  void writeThrough(EntityManager manager) {
    em = manager;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.conversationPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.maxProcessingTime();
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    String id = Objects.requireNonNull(run.data().get("id"));
    for (int step = run.checkpoint().map(Integer::parseInt).orElse(0); step < STEPS; step++) {
      work(run, millis(id));
      DataFolder.write(folder.resolve(id + "-" + step + ".txt"), id + " step " + step);
      run.save((step + 1.0) / STEPS, "step " + step, Integer.toString(step + 1));
    }
    return new TaskResult.Done(Map.of("steps", STEPS), () -> insert(id));
  }

  /** Most steps are short; some are long enough for a lease to be renewed meanwhile. */
  private static int millis(String id) {
    int number = Math.floorMod(id.hashCode(), 16);
    return number == 0 ? 500 : 1 + number;
  }

  private static void work(TaskRun run, int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      run.breathe();
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    } while (System.nanoTime() < end);
  }

  private void insert(String id) {
    Objects.requireNonNull(em)
        .createNativeQuery("insert into effect (id) values (?1)")
        .setParameter(1, id)
        .executeUpdate();
  }
}
