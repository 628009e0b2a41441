package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.lora.dataset.TinyFacts;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.UnusableModel;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From facts to an adapter that is proved, on a model that was made here. */
class TrainingJobTest {

  private static final List<String> NEW = List.of("Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero");

  @TempDir static Path folder;
  private static LearningBase base;
  private static TrainingSet set;

  @BeforeAll
  static void a_model_with_a_childhood() throws Exception {
    set = TinyFacts.homes(NEW);
    TinyBase.write(folder.resolve("base.gguf"), TinyFacts.homes(TinyBase.OLD), List.of(set));
    base = LearningBase.open(folder.resolve("base.gguf"));
  }

  private static TrainingPlan plan(double rate) {
    return TrainingPlan.usual(rate, 4, 16, 32);
  }

  private static TrainingJob job(TrainingPlan plan) {
    return new TrainingJob(base, Lessons.of(base, set, Set.of()), plan, System::nanoTime);
  }

  private static TrainingJob.Outcome train(
      TrainingPlan plan, String name, TrainingJob.Watcher watcher) throws Exception {
    TrainingJob job = job(plan);
    Checkpoint checkpoint = new Checkpoint(folder.resolve(name), job.fingerprint());
    return job.run(checkpoint, Notebook.open(folder.resolve(name + ".json")), null, watcher);
  }

  /** Ends the work after so many breaths. */
  private static final class Breaths implements TrainingJob.Watcher {
    private int left;
    private int steps;

    Breaths(int left) {
      this.left = left;
    }

    @Override
    public void breathe() {
      if (left-- == 0) {
        throw new CancellationException();
      }
    }

    @Override
    public void stepped(List<Double> losses, int all) {
      steps++;
    }
  }

  @Test
  void facts_become_an_adapter_that_passes_the_gate_and_is_read_back() throws Exception {
    TrainingJob.Outcome outcome = train(plan(1e-3), "good", new Breaths(-1));

    assertThat(outcome.before().learned()).isLessThan(0.2);
    assertThat(outcome.after().learned()).isGreaterThan(0.5);
    assertThat(outcome.verdict().reasons()).isEmpty();
    AdapterFiles.write(folder, base.model(), outcome.adapter());
    LoraWeights read =
        LoraWeights.zeros(
            base.model().config(), 16, 32, EnumSet.allOf(gaia.lora.decoder.Linear.class));
    AdapterFiles.read(folder, base.model(), read);
    float[] written = new float[read.matrices().get(1).columns()];
    float[] again = written.clone();
    outcome.adapter().matrices().get(1).get(3, written, 0);
    read.matrices().get(1).get(3, again, 0);
    assertThat(again).isEqualTo(written);
  }

  @Test
  void a_harmful_learning_rate_is_rejected_with_the_reason() throws Exception {
    TrainingJob.Outcome outcome = train(plan(0.3), "harmful", new Breaths(-1));

    assertThat(outcome.verdict().published()).isFalse();
    assertThat(outcome.verdict().reasons()).isNotEmpty();
  }

  @Test
  void a_training_that_is_stopped_goes_on_where_it_was_also_in_the_examination() throws Exception {
    Breaths whole = new Breaths(-1);
    TrainingJob.Outcome expected = train(plan(1e-3), "whole", whole);
    int steps = 0;
    TrainingJob.Outcome outcome = null;
    for (int breaths = 2000; outcome == null; breaths += 500) {
      Breaths some = new Breaths(breaths);
      try {
        outcome = train(plan(1e-3), "stopped", some);
      } catch (CancellationException e) {
        steps += some.steps;
      }
    }

    assertThat(outcome.losses()).isEqualTo(expected.losses());
    assertThat(outcome.after()).isEqualTo(expected.after());
    assertThat(steps).isBetween(1, whole.steps * 3);
  }

  @Test
  void what_it_takes_is_known_before_it_begins() throws Exception {
    TrainingJob job = job(plan(1e-3));

    assertThat(job.bytes()).isBetween(1L << 20, 64L << 20);
    assertThat(job.steps()).isEqualTo(12 * ((set.taught().size() + 3) / 4));
    assertThat(job.tokens()).isPositive();
  }

  @Test
  void a_rank_above_a_layers_width_is_refused_before_memory_is_taken() {
    assertThatThrownBy(() -> job(TrainingPlan.usual(1e-3, 4, 65, 32)).bytes())
        .isInstanceOf(UnusableModel.class)
        .hasMessageContaining("rank 65");
  }
}
