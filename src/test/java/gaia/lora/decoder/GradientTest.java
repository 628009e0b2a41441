package gaia.lora.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.tensor.Panel;
import gaia.tensor.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients against the slopes of the loss, along directions drawn at random. */
class GradientTest {

  private static final Room ROOM = new Room(40, 12, 30, true);
  private static final float STEP = 2e-3f;

  @TempDir Path folder;

  private BaseModel model(String architecture, TensorType type) throws Exception {
    Path file = folder.resolve(architecture + type + ".gguf");
    Shape shape = new Shape(architecture, 64, 2, 4, 2, 16, 96, true);
    RandomModel.write(file, shape, type, Vocabularies.bytePairs("gpt-2"), 3);
    return BaseModel.open(file);
  }

  private static Batch batch() {
    Random random = new Random(5);
    List<Sequence> sequences = new ArrayList<>();
    for (int length : new int[] {12, 7, 3, 10}) {
      sequences.add(new Sequence(random.ints(length, 3, 250).toArray(), length / 2));
    }
    return Batch.of(sequences);
  }

  private static void randomise(LoraWeights weights, long seed, float spread) {
    Random random = new Random(seed);
    for (Panel panel : weights.matrices()) {
      float[] row = new float[panel.columns()];
      for (int r = 0; r < panel.rows(); r++) {
        for (int i = 0; i < row.length; i++) {
          row[i] = spread * (float) random.nextGaussian();
        }
        panel.put(r, row, 0);
      }
    }
  }

  private static void add(LoraWeights to, LoraWeights direction, float factor) {
    for (int m = 0; m < to.matrices().size(); m++) {
      Panel panel = to.matrices().get(m);
      float[] row = new float[panel.columns()];
      float[] step = new float[panel.columns()];
      for (int r = 0; r < panel.rows(); r++) {
        panel.get(r, row, 0);
        direction.matrices().get(m).get(r, step, 0);
        for (int i = 0; i < row.length; i++) {
          row[i] += factor * step[i];
        }
        panel.put(r, row, 0);
      }
    }
  }

  private static double dot(LoraWeights a, LoraWeights b) {
    double sum = 0;
    for (int m = 0; m < a.matrices().size(); m++) {
      float[] x = new float[a.matrices().get(m).columns()];
      float[] y = new float[x.length];
      for (int r = 0; r < a.matrices().get(m).rows(); r++) {
        a.matrices().get(m).get(r, x, 0);
        b.matrices().get(m).get(r, y, 0);
        for (int i = 0; i < x.length; i++) {
          sum += (double) x[i] * y[i];
        }
      }
    }
    return sum;
  }

  private void slopesAgree(String architecture, Set<Linear> targets, Team team) throws Exception {
    BaseModel model = model(architecture, TensorType.F32);
    Decoder decoder = new Decoder(model, team, ROOM, 4);
    LoraWeights adapter = LoraWeights.zeros(model.config(), 4, 8, targets);
    randomise(adapter, 1, 0.1f);
    List<LoraWeights> gradients = new ArrayList<>();
    for (int i = 0; i < team.size(); i++) {
      gradients.add(LoraWeights.zeros(model.config(), 4, 8, targets));
    }
    Tally tally = decoder.learn(batch(), adapter, gradients, 1, () -> {});
    assertThat(tally.asked()).isEqualTo(6 + 3 + 1 + 5);

    for (int seed = 10; seed < 16; seed++) {
      LoraWeights direction = LoraWeights.zeros(model.config(), 4, 8, targets);
      randomise(direction, seed, 1);
      double expected = 0;
      for (LoraWeights part : gradients) {
        expected += dot(part, direction);
      }
      add(adapter, direction, STEP);
      double above = decoder.judge(batch(), adapter, () -> {}).loss();
      add(adapter, direction, -2 * STEP);
      double below = decoder.judge(batch(), adapter, () -> {}).loss();
      add(adapter, direction, STEP);
      double slope = (above - below) / (2 * STEP);
      assertThat(slope).isCloseTo(expected, within(0.02 * Math.max(10, Math.abs(expected))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "qwen2", "qwen3"})
  void gradients_of_all_linear_maps_are_the_slopes_of_the_loss(String architecture)
      throws Exception {
    slopesAgree(architecture, EnumSet.allOf(Linear.class), Team.alone());
  }

  @Test
  void gradients_of_queries_and_values_alone_are_the_slopes_of_the_loss() throws Exception {
    slopesAgree("llama", EnumSet.of(Linear.QUERY, Linear.VALUE), Team.alone());
  }

  @Test
  void two_threads_find_the_same_gradients() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(1);
    try {
      slopesAgree("llama", EnumSet.allOf(Linear.class), Team.of(2, executor));
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void what_comes_later_changes_nothing_of_what_was_before() throws Exception {
    BaseModel model = model("llama", TensorType.F32);
    Decoder decoder = new Decoder(model, Team.alone(), ROOM, 1);

    float[][] all = decoder.logits(new int[] {5, 6, 7}, null, () -> {});
    float[][] first = decoder.logits(new int[] {5, 6}, null, () -> {});

    assertThat(LlamaCppParityTest.largestDifference(first, new float[][] {all[0], all[1]}))
        .isLessThan(1e-5f);
  }

  @Test
  void a_model_that_is_read_layer_by_layer_computes_the_same() throws Exception {
    BaseModel model = model("qwen2", TensorType.F16);
    Decoder held =
        new Decoder(
            model, new FrozenWeights(model, true, () -> {}), Team.alone(), ROOM, 1, () -> {});
    Decoder read =
        new Decoder(
            model, new FrozenWeights(model, false, () -> {}), Team.alone(), ROOM, 1, () -> {});

    float[][] first = held.logits(new int[] {5, 6, 7}, null, () -> {});
    float[][] second = read.logits(new int[] {5, 6, 7}, null, () -> {});

    assertThat(LlamaCppParityTest.largestDifference(first, second)).isZero();
  }
}
