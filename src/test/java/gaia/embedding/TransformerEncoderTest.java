package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import gaia.tensor.Tensor;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerEncoderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bert", "roberta", "mpnet"})
  void vectors_are_those_of_the_model_by_the_book(String type) throws IOException {
    RandomModel model = RandomModel.tiny(type);
    TransformerEncoder encoder = TransformerEncoder.load(model.write(folder));
    ReferenceTransformer reference = new ReferenceTransformer(model);
    List<int[]> texts = texts(1, 2, 3, 17, 64, 200, 500, 5);

    List<float[]> vectors = encoder.encodeTokens(texts, () -> {});

    for (int i = 0; i < texts.size(); i++) {
      double[] expected = reference.vector(texts.get(i));
      for (int c = 0; c < expected.length; c++) {
        assertThat((double) vectors.get(i)[c]).isCloseTo(expected[c], Offset.offset(1e-5));
      }
    }
  }

  @Test
  void the_first_token_alone_is_taken_where_the_folder_says_so() throws IOException {
    RandomModel model = RandomModel.tiny("bert");
    model.write(folder);
    RandomModel.json(
        folder.resolve("1_Pooling/config.json"),
        Map.of("pooling_mode_cls_token", true, "pooling_mode_mean_tokens", false));
    int[] text = texts(9).get(0);

    float[] vector = TransformerEncoder.load(folder).encodeTokens(List.of(text), () -> {}).get(0);

    double[] state = new ReferenceTransformer(model).states(text)[0];
    double length = 0;
    for (double value : state) {
      length += value * value;
    }
    for (int i = 0; i < vector.length; i++) {
      assertThat((double) vector[i]).isCloseTo(state[i] / Math.sqrt(length), Offset.offset(1e-5));
    }
  }

  @Test
  void half_precision_weights_give_nearly_the_same_vectors() throws IOException {
    RandomModel model = RandomModel.tiny("bert");
    float[] whole = TransformerEncoder.load(model.write(folder)).encodeQuery("the rope");
    rewrite(
        model, tensor -> new Tensor(tensor.name(), half(tensor), tensor.shape(), tensor.values()));

    float[] half = TransformerEncoder.load(folder).encodeQuery("the rope");

    assertThat(Vectors.dot(whole, half)).isBetween(0.999, 1.0001);
    assertThat(half).isNotEqualTo(whole);
  }

  private static TensorType half(Tensor tensor) {
    return tensor.shape().size() == 2 ? TensorType.BF16 : TensorType.F16;
  }

  @Test
  void names_may_begin_with_the_kind_of_the_model() throws IOException {
    RandomModel model = RandomModel.tiny("bert");
    float[] expected = TransformerEncoder.load(model.write(folder)).encodeQuery("the rope");
    rewrite(
        model,
        tensor ->
            new Tensor("bert." + tensor.name(), tensor.type(), tensor.shape(), tensor.values()));

    assertThat(TransformerEncoder.load(folder).encodeQuery("the rope")).isEqualTo(expected);
  }

  private void rewrite(RandomModel model, java.util.function.UnaryOperator<Tensor> change)
      throws IOException {
    List<Tensor> tensors = model.tensors().values().stream().map(change).toList();
    TensorWriter.safetensors(folder.resolve("model.safetensors"), tensors, Map.of());
  }

  @Test
  void questions_and_passages_get_the_prompts_of_the_folder() throws IOException {
    RandomModel.tiny("bert").write(folder);
    RandomModel.json(
        folder.resolve("config_sentence_transformers.json"),
        Map.of("prompts", Map.of("query", "the key ", "passage", "")));
    TransformerEncoder encoder = TransformerEncoder.load(folder);

    assertThat(encoder.encodeQuery("rope"))
        .isEqualTo(encoder.encode(List.of("the key rope")).get(0))
        .isNotEqualTo(encoder.encode(List.of("rope")).get(0));
  }

  @Test
  void vectors_in_bf16_point_where_those_in_single_precision_do() throws Exception {
    RandomModel.tiny("bert").write(folder);
    Optional<TextEncoder> bf16 = RandomModel.loadInBf16(folder);
    assumeThat(bf16).as("bf16 on this machine").isPresent();
    TextEncoder single = TransformerEncoder.load(folder);
    assertThat(bf16.orElseThrow().spaceId()).isEqualTo(single.spaceId());
    List<String> texts = List.of("the rope", "sell the key of the tower ".repeat(9), "");
    List<float[]> vectors = bf16.orElseThrow().encode(texts);
    for (int i = 0; i < 2; i++) {
      double cosine = Vectors.dot(vectors.get(i), single.encode(texts).get(i));
      assertThat(cosine).as(texts.get(i)).isGreaterThan(0.999);
    }
    assertThat(vectors.get(2)).containsOnly(0f);
  }

  @Test
  void known_models_have_their_prompts_by_name() throws IOException {
    assertThat(recipe("multilingual-e5-small"))
        .extracting(EncoderRecipe::queryPrefix, EncoderRecipe::passagePrefix)
        .containsExactly("query: ", "passage: ");
    assertThat(recipe("bge-small-en-v1.5").queryPrefix()).startsWith("Represent this sentence");
    assertThat(recipe("bge-small-en-v1.5").passagePrefix()).isEmpty();
    assertThat(recipe("all-MiniLM-L6-v2"))
        .extracting(EncoderRecipe::queryPrefix, EncoderRecipe::passagePrefix)
        .containsExactly("", "");
  }

  private EncoderRecipe recipe(String name) throws IOException {
    ModelFolder model = new ModelFolder(RandomModel.tiny("bert").write(folder.resolve(name)));
    return EncoderRecipe.read(model, TransformerConfig.read(model));
  }

  @Test
  void the_space_changes_with_whatever_changes_a_vector() throws IOException {
    RandomModel.tiny("bert").write(folder);
    String id = TransformerEncoder.load(folder).spaceId();

    assertThat(TransformerEncoder.load(folder).spaceId()).isEqualTo(id).matches("[a-z0-9-]+");
    RandomModel.json(folder.resolve("sentence_bert_config.json"), Map.of("max_seq_length", 64));
    assertThat(TransformerEncoder.load(folder).spaceId()).isNotEqualTo(id);
  }

  @Test
  void work_in_the_background_may_be_interrupted_between_small_steps() throws IOException {
    TransformerEncoder encoder = TransformerEncoder.load(RandomModel.tiny("bert").write(folder));
    int[] steps = {0};
    Runnable breathe =
        () -> {
          if (++steps[0] == 5) {
            throw new IllegalStateException("somebody came back");
          }
        };

    assertThatThrownBy(() -> encoder.encode(List.of("a", "b"), breathe))
        .hasMessage("somebody came back");
    assertThat(encoder.encode(List.of("a", "b"))).hasSize(2);
  }

  @Test
  void broken_folders_are_refused_with_file_and_fault() throws IOException {
    RandomModel model = RandomModel.tiny("bert");
    refused("config.json", "no file config.json", Files::delete);
    refused("model.safetensors", "no file model.safetensors", Files::delete);
    refused("vocab.txt", "neither a usable tokenizer.json nor vocab.txt", Files::delete);
    refused("config.json", "no valid JSON", file -> Files.writeString(file, "{"));
    refused("vocab.txt", "lacks the token [CLS]", file -> Files.writeString(file, "a\nb\n"));
    refused("vocab.txt", "cannot be read as UTF-8", file -> Files.write(file, new byte[] {-1, -2}));
    refused("tokenizer.json", "it is no tokenizer", file -> Files.writeString(file, "{}"));
    refused("model.safetensors", "and there are", file -> truncate(file, 5000));
    refused("model.safetensors", "no safetensors file", file -> truncate(file, 100));
    refused("config.json", "'gpt2'", file -> with(model, file, "model_type", "gpt2"));
    refused("config.json", "hidden_size", file -> with(model, file, "hidden_size", -5));
    refused("config.json", "hidden_size", file -> with(model, file, "hidden_size", 33));
    refused(
        "model.safetensors",
        "[400, 32] instead of [401, 32]",
        file -> with(model, file.resolveSibling("config.json"), "vocab_size", 401));
    refused(
        "model.safetensors",
        "encoder.layer.2.attention.self.query.weight is missing",
        file -> with(model, file.resolveSibling("config.json"), "num_hidden_layers", 3));
    refused(
        "modules.json",
        "Dense is not known",
        file -> RandomModel.json(file, List.of(Map.of("type", "x.models.Dense"))));
    refused(
        "1_Pooling/config.json",
        "only the mean or the first token",
        file -> RandomModel.json(file, Map.of("pooling_mode_max_tokens", true)));
  }

  @Test
  void weights_that_are_not_finite_are_refused() throws IOException {
    RandomModel model = RandomModel.tiny("bert");
    model.write(folder);
    rewrite(
        model,
        tensor -> {
          float[] values = tensor.values();
          if (tensor.name().endsWith("layer.1.output.dense.weight")) {
            values[77] = Float.NaN;
          }
          return tensor;
        });

    assertThatThrownBy(() -> TransformerEncoder.load(folder))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("model.safetensors")
        .hasMessageContaining("layer.1.output.dense.weight holds NaN at 77");
  }

  private interface Damage {
    void to(Path file) throws IOException;
  }

  private void refused(String file, String fault, Damage damage) throws IOException {
    Path place = Files.createTempDirectory(folder, "model");
    RandomModel.tiny("bert").write(place);
    damage.to(place.resolve(file));
    assertThatThrownBy(() -> TransformerEncoder.load(place))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining(place.toString())
        .hasMessageContaining(fault);
  }

  private static void truncate(Path file, int bytes) throws IOException {
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), bytes));
  }

  private static void with(RandomModel model, Path file, String key, Object value)
      throws IOException {
    Map<String, Object> config = new LinkedHashMap<>(model.config());
    config.put(key, value);
    RandomModel.json(file, config);
  }

  private static List<int[]> texts(int... lengths) {
    Random random = new Random(3);
    List<int[]> texts = new ArrayList<>();
    for (int length : lengths) {
      texts.add(random.ints(length, 0, 400).toArray());
    }
    return texts;
  }
}
