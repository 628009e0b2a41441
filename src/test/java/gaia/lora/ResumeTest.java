package gaia.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.lora.decoder.Vocabularies;
import gaia.tensor.Panel;
import gaia.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {

  private static final TrainingPlan PLAN =
      new TrainingPlan(
          0.01, 3, 20, 2, 4, EnumSet.of(Linear.QUERY, Linear.VALUE), 0.1, 0.01, 1, 32, 7);
  private static final String FINGERPRINT = PLAN.fingerprint();

  @TempDir Path folder;
  private Decoder decoder;
  private List<Sequence> examples;

  /** What the user's return throws. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void a_small_model() throws Exception {
    Path file = folder.resolve("base.gguf");
    Shape shape = new Shape("llama", 32, 2, 2, 2, 0, 32, false);
    RandomModel.write(file, shape, TensorType.F32, Vocabularies.sentencePiece(), 3);
    decoder = new Decoder(BaseModel.open(file), Team.alone(), new Room(32, 16, 32, true), 2);
    Random random = new Random(1);
    examples = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      examples.add(new Sequence(random.ints(6 + i, 3, 200).toArray(), 3));
    }
  }

  private static List<Float> bits(LoraWeights adapter) {
    List<Float> all = new ArrayList<>();
    for (Panel matrix : adapter.matrices()) {
      float[] row = new float[matrix.columns()];
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.get(r, row, 0);
        for (float value : row) {
          all.add(value);
        }
      }
    }
    return all;
  }

  private Training uninterrupted() throws Exception {
    Training training = new Training(decoder, PLAN, examples);
    while (!training.isComplete()) {
      training.step(() -> {});
    }
    return training;
  }

  @Test
  void fifty_stops_at_random_moments_change_no_bit() throws Exception {
    Training expected = uninterrupted();
    Checkpoint checkpoint = new Checkpoint(folder.resolve("checkpoint"), FINGERPRINT);
    Random random = new Random(2);
    int stops = 0;
    Training training = new Training(decoder, PLAN, examples);
    while (!training.isComplete()) {
      int[] breaths = {stops < 50 ? random.nextInt(60) : Integer.MAX_VALUE};
      try {
        while (!training.isComplete()) {
          training.step(
              () -> {
                if (breaths[0]-- <= 0) {
                  throw new Stopped();
                }
              });
          checkpoint.write(training, () -> {});
        }
      } catch (Stopped e) {
        stops++;
        training = new Training(decoder, PLAN, examples);
        checkpoint.restore(training, () -> {});
      }
    }

    assertThat(stops).isEqualTo(50);
    assertThat(bits(training.adapter())).isEqualTo(bits(expected.adapter()));
    assertThat(training.losses()).isEqualTo(expected.losses());
  }

  @Test
  void the_same_seed_gives_the_same_bits_and_losses_fall() throws Exception {
    Training first = uninterrupted();

    assertThat(bits(first.adapter())).isEqualTo(bits(uninterrupted().adapter()));
    assertThat(first.losses().get(first.done() - 1)).isLessThan(first.losses().get(0));
  }

  @Test
  void a_damaged_checkpoint_or_that_of_another_plan_counts_as_none() throws Exception {
    Path file = folder.resolve("checkpoint");
    Training training = new Training(decoder, PLAN, examples);
    training.step(() -> {});
    new Checkpoint(file, FINGERPRINT).write(training, () -> {});

    Training other = new Training(decoder, PLAN, examples);
    assertThat(new Checkpoint(file, "another").restore(other, () -> {})).isFalse();
    byte[] bytes = Files.readAllBytes(file);
    for (int cut : new int[] {0, 1, 7, 8, 100, bytes.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(bytes, cut));
      assertThat(new Checkpoint(file, FINGERPRINT).restore(other, () -> {})).isFalse();
    }
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThat(new Checkpoint(file, FINGERPRINT).restore(other, () -> {})).isFalse();
    assertThat(other.done()).isZero();
  }

  @Test
  void a_checkpoint_that_cannot_be_written_says_so() throws Exception {
    Path full = folder.resolve("full");
    Files.writeString(full, "a file where a folder should be");
    Training training = new Training(decoder, PLAN, examples);

    assertThatThrownBy(
            () -> new Checkpoint(full.resolve("checkpoint"), FINGERPRINT).write(training, () -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void the_rate_rises_and_falls() {
    assertThat(PLAN.rate(0, 100)).isEqualTo(0.001);
    assertThat(PLAN.rate(10, 100)).isEqualTo(0.01);
    assertThat(PLAN.rate(99, 100)).isBetween(0.001, 0.0011);
  }
}
