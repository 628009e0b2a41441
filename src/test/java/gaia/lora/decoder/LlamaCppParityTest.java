package gaia.lora.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gaia.llamacpp.LlamaCpp;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.tokenizer.Tokenizer;
import gaia.tensor.TensorFile;
import gaia.tensor.TensorType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logits and token numbers against llama.cpp, on random weights. */
class LlamaCppParityTest {

  @TempDir Path folder;

  @BeforeEach
  void where_the_library_runs() {
    assumeTrue(LlamaCpp.runsHere(), "the library has no native code for this machine");
  }

  private static int[] tokens(int count, int vocabulary) {
    Random random = new Random(7);
    return random.ints(count, 3, vocabulary).toArray();
  }

  private static float difference(Path model) throws Exception {
    BaseModel base = BaseModel.open(model);
    int[] tokens = tokens(40, base.config().vocabulary());
    Decoder decoder = new Decoder(base, Team.alone(), new Room(40, 40, 40, false), 1);
    float[][] own = decoder.logits(tokens, null, () -> {});
    try (LlamaCpp llama = LlamaCpp.load(model)) {
      return largestDifference(own, llama.logits(tokens, 0));
    }
  }

  static float largestDifference(float[][] own, float[][] others) {
    assertThat(own).hasDimensions(others.length, others[0].length);
    float largest = 0;
    for (int i = 0; i < own.length; i++) {
      for (int j = 0; j < own[i].length; j++) {
        largest = Math.max(largest, Math.abs(own[i][j] - others[i][j]));
      }
    }
    return largest;
  }

  /** Qwen 3 is younger than this llama.cpp. */
  @ParameterizedTest
  @CsvSource({"llama, F32", "llama, F16", "qwen2, F32", "qwen2, F16"})
  void logits_are_those_of_llama_cpp(String architecture, TensorType type) throws Exception {
    Path model = folder.resolve("model.gguf");
    RandomModel.write(model, Shape.of(architecture), type, Vocabularies.sentencePiece(), 3);

    assertThat(difference(model)).isLessThan(5e-3f);
  }

  /**
   * With quantised weights llama.cpp rounds the tokens' vectors to 8 bits before it multiplies.
   * Multiplied that way the logits are the same, but for the few tokens where the last bit of a sum
   * decides which way a number is rounded: hence many short sequences. Multiplied as floats, as we
   * do, they differ by that rounding, on logits that spread by about 1.
   */
  @ParameterizedTest
  @CsvSource({"Q8_0, 32, 0.1", "Q4_K, 256, 0.3", "Q6_K, 256, 0.15"})
  void logits_of_quantised_weights_are_those_of_llama_cpp_where_inputs_are_rounded_as_it_does(
      TensorType type, int block, float most) throws Exception {
    Path model = folder.resolve("model.gguf");
    Shape shape = Shape.of("llama");
    RandomModel.write(model, shape, type, Vocabularies.sentencePiece(), 3);
    BaseModel base = BaseModel.open(model);
    Room room = new Room(4, 4, 4, false);
    FrozenWeights weights = new FrozenWeights(base);
    RoundedInputs product = new RoundedInputs(block, shape.width());
    Decoder rounding = new Decoder(base, weights, Team.alone(), room, 1, () -> {}, product);
    Decoder usual = new Decoder(base, Team.alone(), room, 1);
    int[] tokens = tokens(40, base.config().vocabulary());
    int same = 0;
    float largest = 0;
    try (LlamaCpp llama = LlamaCpp.load(model)) {
      for (int from = 0; from < tokens.length; from += 4) {
        int[] four = java.util.Arrays.copyOfRange(tokens, from, from + 4);
        float[][] theirs = llama.logits(four, 0);
        float[][] rounded = rounding.logits(four, null, () -> {});
        for (int i = 0; i < 4; i++) {
          float[][] row = {rounded[i]};
          same += largestDifference(row, new float[][] {theirs[i]}) < 5e-3f ? 1 : 0;
        }
        float[][] floats = usual.logits(four, null, () -> {});
        largest = Math.max(largest, largestDifference(floats, theirs));
      }
    }

    assertThat(same).isGreaterThanOrEqualTo(30);
    assertThat(largest).isLessThan(most);
  }

  @Test
  void an_output_of_its_own_and_heads_of_another_size_make_no_difference() throws Exception {
    Path model = folder.resolve("model.gguf");
    Shape shape = new Shape("llama", 128, 3, 4, 1, 48, 96, false);
    RandomModel.write(model, shape, TensorType.F32, Vocabularies.sentencePiece(), 5);

    assertThat(difference(model)).isLessThan(5e-3f);
  }

  private static final String[] TEXTS = {
    "The lantern in the tower, isn't it? 123 4567",
    "  two  spaces\n\nand lines \t tabs\r\n",
    "M\u00fchlenweg \u2014 caf\u00e9 \ud83d\ude00 \u4e2d\u6587",
    "I'll SHE'S they've a1b2 ...!?",
    "",
    "<|im_start|>user\nthe tern<|im_end|>\n"
  };

  @ParameterizedTest
  @ValueSource(strings = {"gpt-2", "smollm", "llama-bpe", "qwen2"})
  void byte_pairs_are_numbered_as_by_llama_cpp(String split) throws Exception {
    tokensAreEqual(Vocabularies.bytePairs(split));
  }

  @Test
  void sentence_pieces_are_numbered_as_by_llama_cpp() throws Exception {
    tokensAreEqual(Vocabularies.sentencePiece());
  }

  private void tokensAreEqual(Map<String, Object> keys) throws Exception {
    Path model = folder.resolve("model.gguf");
    RandomModel.write(
        model, new Shape("llama", 64, 1, 2, 2, 0, 64, false), TensorType.F32, keys, 1);
    Tokenizer tokenizer = Tokenizer.ofGguf(TensorFile.open(model).metadata());
    try (LlamaCpp llama = LlamaCpp.load(model)) {
      for (String text : TEXTS) {
        assertThat(tokenizer.encode(text)).as(text).isEqualTo(llama.tokens(text));
      }
    }
  }
}
