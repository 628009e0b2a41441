package gaia.lora.tokenizer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a tokenizer out of the keys of a GGUF file. */
final class GgufTokenizer {

  private static final long UNKNOWN = 2;
  private static final long CONTROL = 3;
  private static final long DEFINED_BY_USER = 4;

  private final Map<String, Object> keys;

  GgufTokenizer(Map<String, Object> keys) {
    this.keys = keys;
  }

  Tokenizer read() throws UnusableTokenizer {
    Object model = keys.get("tokenizer.ggml.model");
    if (model == null) {
      throw new UnusableTokenizer("The GGUF file holds no tokenizer.");
    }
    return switch (String.valueOf(model)) {
      case "gpt2" -> bytePairs();
      case "llama" -> sentencePieces();
      default ->
          throw new UnusableTokenizer("The model has an unknown kind of tokenizer: " + model);
    };
  }

  private Tokenizer bytePairs() throws UnusableTokenizer {
    String name = String.valueOf(keys.getOrDefault("tokenizer.ggml.pre", "gpt-2"));
    WordSplit split =
        WordSplit.named(name)
            .orElseThrow(
                () -> new UnusableTokenizer("The tokenizer cuts words in an unknown way: " + name));
    return new BytePairTokenizer(vocabulary(false), texts("tokenizer.ggml.merges"), split);
  }

  private Tokenizer sentencePieces() throws UnusableTokenizer {
    Vocabulary vocabulary = vocabulary(true);
    List<?> given = list("tokenizer.ggml.scores");
    if (given.size() != vocabulary.size()) {
      throw new UnusableTokenizer(
          "The tokenizer has %d scores for %d tokens.".formatted(given.size(), vocabulary.size()));
    }
    float[] scores = new float[given.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = given.get(i) instanceof Double score ? score.floatValue() : 0;
    }
    return new SentencePieceTokenizer(
        vocabulary,
        scores,
        truth("tokenizer.ggml.add_space_prefix", true),
        number("tokenizer.ggml.unknown_token_id", 0));
  }

  private Vocabulary vocabulary(boolean begins) throws UnusableTokenizer {
    List<String> tokens = texts("tokenizer.ggml.tokens");
    Set<Integer> markers = new HashSet<>();
    Object types = keys.getOrDefault("tokenizer.ggml.token_type", List.of());
    if (types instanceof List<?> all) {
      for (int i = 0; i < Math.min(all.size(), tokens.size()); i++) {
        if (all.get(i) instanceof Long type
            && (type == CONTROL || type == DEFINED_BY_USER || type == UNKNOWN && i == 0)) {
          markers.add(i);
        }
      }
    }
    return new Vocabulary(
        tokens,
        markers,
        inside(number("tokenizer.ggml.bos_token_id", begins ? 1 : -1), tokens.size()),
        inside(number("tokenizer.ggml.eos_token_id", begins ? 2 : -1), tokens.size()),
        truth("tokenizer.ggml.add_bos_token", begins),
        String.valueOf(keys.getOrDefault("tokenizer.chat_template", "")));
  }

  private static int inside(int token, int size) {
    return token < size ? token : -1;
  }

  private List<?> list(String key) throws UnusableTokenizer {
    if (keys.get(key) instanceof List<?> list) {
      return list;
    }
    throw new UnusableTokenizer("The GGUF file's tokenizer has no " + key + ".");
  }

  private List<String> texts(String key) throws UnusableTokenizer {
    return list(key).stream().map(String::valueOf).toList();
  }

  private int number(String key, int otherwise) {
    return keys.get(key) instanceof Long number && number <= Integer.MAX_VALUE && number >= 0
        ? number.intValue()
        : otherwise;
  }

  private boolean truth(String key, boolean otherwise) {
    return keys.get(key) instanceof Boolean truth ? truth : otherwise;
  }
}
