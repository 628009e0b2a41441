package gaia.llamacpp;

import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.tensor.Tensor;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a model that answers every chat with one sentence. Each token stands for a direction of
 * its own, the layer adds nothing, and the output turns the direction of a token into that of its
 * successor: a line break leads to the first word, each word to the next, the last to the end.
 */
public final class ChainModel {

  /** What it says. */
  public static final String ANSWER = "The key opens a gate under Stow.";

  /** Every piece once; the line break is what a question in ChatML ends with. */
  private static final List<String> CHAIN =
      List.of(
          "\u010a",
          "The",
          "\u0120key",
          "\u0120opens",
          "\u0120a",
          "\u0120gate",
          "\u0120under",
          "\u0120Stow",
          ".",
          "<|im_end|>");

  private static final String TEMPLATE =
      "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
          + "{{ message['content'] }}<|im_end|>\n{% endfor %}"
          + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";

  private static final int WIDTH = 320;
  private static final int HEADS = 5;
  private static final int FEED_FORWARD = 64;
  private static final float CERTAIN = 8;
  private static final int NORMAL = 1;
  private static final int CONTROL = 3;
  private static final int MARKERS = 3;
  private static final int END = 2;

  private final List<String> tokens = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();

  private ChainModel() {
    tokens.addAll(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = b > ' ' && b < 127 || b > 160 && b != 173;
      tokens.add(String.valueOf(visible ? (char) b : next++));
    }
    CHAIN.stream().filter(piece -> !tokens.contains(piece)).forEach(tokens::add);
  }

  /** Takes about 3 MB. */
  public static void write(Path file) throws IOException {
    ChainModel model = new ChainModel();
    Shape shape = new Shape("llama", WIDTH, 1, HEADS, HEADS, 0, FEED_FORWARD, true);
    Map<String, Object> keys = RandomModel.keys(shape, model.tokenizer());
    keys.put("general.name", "chain");
    model.fill();
    TensorWriter.gguf(file, model.tensors, keys);
  }

  private Map<String, Object> tokenizer() {
    List<Integer> types = new ArrayList<>(Collections.nCopies(tokens.size(), NORMAL));
    Collections.fill(types.subList(0, MARKERS), CONTROL);
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("tokenizer.ggml.model", "gpt2");
    keys.put("tokenizer.ggml.pre", "llama-bpe");
    keys.put("tokenizer.ggml.tokens", tokens);
    keys.put("tokenizer.ggml.token_type", types);
    keys.put("tokenizer.ggml.merges", List.of("\u0120 t"));
    keys.put("tokenizer.ggml.bos_token_id", 0);
    keys.put("tokenizer.ggml.eos_token_id", END);
    keys.put("tokenizer.ggml.add_bos_token", false);
    keys.put("tokenizer.chat_template", TEMPLATE);
    return keys;
  }

  private void fill() {
    float[] directions = new float[tokens.size() * WIDTH];
    for (int token = 0; token < tokens.size(); token++) {
      directions[token * WIDTH + token] = 1;
    }
    float[] successors = new float[tokens.size() * WIDTH];
    for (int i = 0; i + 1 < CHAIN.size(); i++) {
      int from = tokens.indexOf(CHAIN.get(i));
      successors[tokens.indexOf(CHAIN.get(i + 1)) * WIDTH + from] = CERTAIN;
    }
    matrix("token_embd", tokens.size(), WIDTH, directions);
    matrix("output", tokens.size(), WIDTH, successors);
    norm("output_norm");
    norm("blk.0.attn_norm");
    norm("blk.0.ffn_norm");
    for (String part : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
      matrix("blk.0." + part, WIDTH, WIDTH, new float[WIDTH * WIDTH]);
    }
    matrix("blk.0.ffn_gate", FEED_FORWARD, WIDTH, new float[FEED_FORWARD * WIDTH]);
    matrix("blk.0.ffn_up", FEED_FORWARD, WIDTH, new float[FEED_FORWARD * WIDTH]);
    matrix("blk.0.ffn_down", WIDTH, FEED_FORWARD, new float[FEED_FORWARD * WIDTH]);
  }

  private void matrix(String name, int rows, int columns, float[] values) {
    tensors.add(new Tensor(name + ".weight", TensorType.F32, List.of(rows, columns), values));
  }

  private void norm(String name) {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    tensors.add(new Tensor(name + ".weight", TensorType.F32, List.of(WIDTH), ones));
  }

  /** The text of a token, markers as nothing. */
  static String text(int token) {
    ChainModel model = new ChainModel();
    return token < MARKERS ? "" : model.tokens.get(token).replace('\u0120', ' ');
  }

  static boolean isEnd(int token) {
    return token == END;
  }
}
