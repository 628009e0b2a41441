package gaia.lora;

import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.lora.decoder.UnusableModel;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Trains one adapter and examines it. Stops at any moment, and goes on from its last checkpoint; a
 * checkpoint is written after a step, as often as that costs a twentieth of the time at most, and
 * never while somebody waits for a stop.
 */
final class TrainingJob {

  private static final int WORK_PER_CHECKPOINT = 20;

  /** Adapter, gradients and the two means of the optimiser. */
  private static final int COPIES = 4;

  private final LearningBase base;
  private final Lessons lessons;
  private final TrainingPlan plan;
  private final Room room;
  private final LongSupplier nanos;

  /**
   * @param nanos the clock of the process, as {@link System#nanoTime()}
   */
  TrainingJob(LearningBase base, Lessons lessons, TrainingPlan plan, LongSupplier nanos) {
    this.base = base;
    this.lessons = lessons;
    this.plan = plan;
    this.nanos = nanos;
    room = lessons.room(plan);
  }

  /** Told on the thread that trains. */
  interface Watcher {
    /** Called between products; what it throws ends the work. */
    void breathe();

    /** A step was done. */
    void stepped(List<Double> losses, int steps);

    /** A checkpoint was written: whatever happens, the work goes on from here. */
    default void kept() {}
  }

  /**
   * What came out.
   *
   * @param before of the base alone; what has to be kept, of the adapter before this one
   */
  record Outcome(
      LoraWeights adapter,
      List<Double> losses,
      Scores before,
      Scores after,
      Gate.Verdict verdict) {}

  /**
   * How many bytes this takes beside what the server has.
   *
   * @throws UnusableModel when the rank does not fit the model
   */
  long bytes() throws UnusableModel {
    long weights = plan.weights(base.model().config());
    return Decoder.bytes(base.model(), 1, room, plan.rank()) + COPIES * Float.BYTES * weights;
  }

  int steps() {
    return plan.steps(lessons.taught().size());
  }

  /** How many tokens all steps together read. */
  long tokens() {
    return plan.epochs()
        * lessons.taught().stream().mapToLong(sequence -> sequence.tokens().length).sum();
  }

  /** Everything that determines the bits of the result, beside base and set. */
  String fingerprint() {
    return plan.fingerprint() + " " + room;
  }

  /**
   * @param previous the adapter in use, whose older facts have to be kept; null when there is none
   * @throws IOException when a checkpoint or note cannot be written; what was kept before is there
   */
  Outcome run(
      Checkpoint checkpoint, Notebook notes, @Nullable LoraWeights previous, Watcher watcher)
      throws UnusableModel, IOException {
    int rank = previous == null ? plan.rank() : Math.max(plan.rank(), previous.rank());
    Decoder decoder = Decoder.open(base.model(), Team.alone(), room, rank, watcher::breathe);
    Training training = new Training(decoder, plan, lessons.taught());
    checkpoint.restore(training, watcher::breathe);
    train(training, checkpoint, watcher);
    Examination examination = lessons.examination();
    Scores before = examination.of(decoder, null, previous, watcher::breathe, notes.page("before"));
    LoraWeights adapter = training.adapter();
    Scores after = examination.of(decoder, adapter, adapter, watcher::breathe, notes.page("after"));
    return new Outcome(
        adapter, List.copyOf(training.losses()), before, after, Gate.USUAL.judge(before, after));
  }

  private void train(Training training, Checkpoint checkpoint, Watcher watcher) throws IOException {
    long due = nanos.getAsLong();
    int written = training.done();
    while (!training.isComplete()) {
      training.step(watcher::breathe);
      long now = nanos.getAsLong();
      if (now >= due || training.isComplete()) {
        checkpoint.write(training, watcher::breathe);
        watcher.kept();
        written = training.done();
        long end = nanos.getAsLong();
        due = end + WORK_PER_CHECKPOINT * (end - now);
      }
      watcher.stepped(training.losses(), training.steps());
    }
    if (written < training.done()) {
      checkpoint.write(training, watcher::breathe);
    }
  }
}
