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
 * Work whose effects can be counted afterwards: in each step a file, under a temporary name first,
 * and a row together with the checkpoint; and a row in the transaction that completes the task.
 * Nothing in the table stops a second row. Tasks are claimed in small bundles.
 */
final class EffectTask implements TaskHandler {

  static final String TYPE = "effect";

  /** What the table of effects is made with. */
  static final String TABLE =
      "create table effect (id varchar(80) not null, name varchar(80) not null)";

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
  public int bundle() {
    return 3;
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    String id = Objects.requireNonNull(run.data().get("id"));
    for (int step = run.checkpoint().map(Integer::parseInt).orElse(0); step < STEPS; step++) {
      work(run, millis(id));
      DataFolder.write(folder.resolve(id + "-" + step + ".txt"), id + " step " + step);
      String name = "step " + step;
      run.save(
          (step + 1.0) / STEPS, name, Integer.toString(step + 1), () -> insert(id, "row " + name));
    }
    return new TaskResult.Done(Map.of("steps", STEPS), () -> insert(id, "row at the end"));
  }

  /** Most steps are short; some are long enough for a lease to be renewed meanwhile. */
  private static int millis(String id) {
    return isSlow(id) ? 500 : 1 + Math.floorMod(id.hashCode(), 16);
  }

  static boolean isSlow(String id) {
    return Math.floorMod(id.hashCode(), 16) == 0;
  }

  private static void work(TaskRun run, int millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      run.breathe();
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    } while (System.nanoTime() < end);
  }

  private void insert(String id, String name) {
    Objects.requireNonNull(em)
        .createNativeQuery("insert into effect (id, name) values (?1, ?2)")
        .setParameter(1, id)
        .setParameter(2, name)
        .executeUpdate();
  }
}
