package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.MergedModel;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.tensor.TensorType;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny model that knows forty answers learns twenty more. */
class LearningTest {

  static final Room ROOM = new Room(2000, 40, 800, true);
  private static final Shape SHAPE = new Shape("llama", 64, 2, 4, 4, 16, 128, false);

  @TempDir static Path folder;
  private static TinyWorld world;
  private static BaseModel base;

  @BeforeAll
  static void childhood() throws Exception {
    world = new TinyWorld();
    Path random = folder.resolve("random.gguf");
    RandomModel.write(random, SHAPE, TensorType.F32, world.keys(), 1);
    Decoder decoder = new Decoder(BaseModel.open(random), Team.alone(), ROOM, SHAPE.width());
    Training training =
        new Training(decoder, plan(5e-3, 12, SHAPE.width(), SHAPE.width(), 1), world.childhood());
    while (!training.isComplete()) {
      training.step(() -> {});
    }
    Path trained = folder.resolve("base.gguf");
    MergedModel.write(random, training.adapter(), trained, RandomModel.keys(SHAPE, world.keys()));
    base = BaseModel.open(trained);
  }

  private static TrainingPlan plan(double rate, int epochs, int rank, float alpha, long seed) {
    return new TrainingPlan(
        rate, 32, epochs, rank, alpha, EnumSet.allOf(Linear.class), 0.06, 0.01, 1, 2000, seed);
  }

  private record Outcome(Scores before, Scores after) {}

  private static Outcome learn(TrainingPlan plan) throws Exception {
    Decoder decoder = new Decoder(base, Team.alone(), ROOM, plan.rank());
    Training training = new Training(decoder, plan, world.lessons());
    while (!training.isComplete()) {
      training.step(() -> {});
    }
    return new Outcome(
        world.examination().of(decoder, null, () -> {}),
        world.examination().of(decoder, training.adapter(), () -> {}));
  }

  private static boolean isGood(Scores after) {
    return after.learned() >= 0.9 && after.kept() >= 0.95 && after.negatives() >= 0.9;
  }

  /** Other processors round otherwise, so that a seed may do better or worse there. */
  @Test
  void new_facts_are_learned_and_old_ones_kept_with_one_of_three_seeds() throws Exception {
    Outcome outcome = learn(plan(6e-3, 24, 16, 32, 1));
    for (int seed = 2; seed <= 3 && !isGood(outcome.after()); seed++) {
      outcome = learn(plan(6e-3, 24, 16, 32, seed));
    }

    assertThat(outcome.before().kept()).isEqualTo(1);
    assertThat(outcome.before().learned()).isLessThan(0.2);
    assertThat(outcome.after().learned()).isGreaterThanOrEqualTo(0.9);
    assertThat(outcome.after().kept()).isGreaterThanOrEqualTo(0.95);
    assertThat(outcome.after().negatives()).isGreaterThanOrEqualTo(0.9);
    assertThat(Gate.USUAL.judge(outcome.before(), outcome.after()).published()).isTrue();
  }

  @Test
  void the_gate_rejects_what_a_harmful_learning_rate_made() throws Exception {
    Outcome outcome = learn(plan(0.5, 1, 16, 32, 1));

    assertThat(Gate.USUAL.judge(outcome.before(), outcome.after()).reasons())
        .anyMatch(reason -> reason.contains("older questions"));
  }
}
