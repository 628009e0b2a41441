package gaia.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * The shape of an encoder model of the BERT family.
 *
 * @param hidden numbers of one token between two layers
 * @param intermediate numbers of one token inside the feed-forward part
 * @param epsilon what layer normalisation adds to the variance
 * @param vocabulary how many tokens there are
 * @param positions how many positions the table has
 * @param firstPosition the row of the table for the first token
 * @param relativeBuckets rows of the table for distances between tokens; 0 for none
 */
record TransformerConfig(
    Family family,
    int hidden,
    int layers,
    int heads,
    int intermediate,
    Activation activation,
    float epsilon,
    int vocabulary,
    int positions,
    int firstPosition,
    int relativeBuckets) {

  private static final String FILE = "config.json";
  private static final int LARGEST = 1 << 20;
  private static final Set<String> ROBERTA = Set.of("roberta", "xlm-roberta", "camembert");

  /** How the parts of a model are named, and where its positions begin. */
  enum Family {
    BERT,
    ROBERTA,
    MPNET
  }

  enum Activation {
    GELU,
    GELU_TANH,
    RELU,
    SILU
  }

  /**
   * @throws BrokenModel when the file is missing, or describes a model of another kind
   */
  static TransformerConfig read(ModelFolder folder) throws BrokenModel {
    Path file = folder.required(FILE);
    return new Reader(file, folder.json(FILE)).read();
  }

  int headSize() {
    return hidden / heads;
  }

  /** How many tokens a text may have. */
  int mostTokens() {
    return positions - firstPosition;
  }

  private record Reader(Path file, JsonNode json) {

    TransformerConfig read() throws BrokenModel {
      Family family = family();
      int hidden = number("hidden_size");
      int heads = number("num_attention_heads");
      require(hidden % heads == 0, "hidden_size is no multiple of num_attention_heads");
      String positions = json.path("position_embedding_type").asText("absolute");
      require(positions.equals("absolute"), "position_embedding_type " + positions);
      int padding = json.path("pad_token_id").asInt(family == Family.BERT ? 0 : 1);
      require(padding >= 0 && padding < 1000, "pad_token_id " + padding);
      TransformerConfig config =
          new TransformerConfig(
              family,
              hidden,
              number("num_hidden_layers"),
              heads,
              number("intermediate_size"),
              activation(),
              (float) json.path("layer_norm_eps").asDouble(1e-12),
              number("vocab_size"),
              number("max_position_embeddings"),
              family == Family.BERT ? 0 : padding + 1,
              family == Family.MPNET ? json.path("relative_attention_num_buckets").asInt(32) : 0);
      require(config.epsilon() >= 0 && config.epsilon() < 1, "layer_norm_eps");
      require(config.mostTokens() > 2, "max_position_embeddings");
      require(config.relativeBuckets() % 4 == 0, "relative_attention_num_buckets");
      return config;
    }

    private Family family() throws BrokenModel {
      String type = json.path("model_type").asText("").toLowerCase(Locale.ROOT);
      if (type.equals("bert")) {
        return Family.BERT;
      }
      if (type.equals("mpnet")) {
        return Family.MPNET;
      }
      require(
          ROBERTA.contains(type),
          "model_type '%s'; known are bert, mpnet, roberta, xlm-roberta and camembert"
              .formatted(type.replaceAll("[^a-z0-9_-]", "?")));
      return Family.ROBERTA;
    }

    private Activation activation() throws BrokenModel {
      String name = json.path("hidden_act").asText("gelu");
      return switch (name) {
        case "gelu" -> Activation.GELU;
        case "gelu_new", "gelu_pytorch_tanh", "gelu_fast" -> Activation.GELU_TANH;
        case "relu" -> Activation.RELU;
        case "silu", "swish" -> Activation.SILU;
        default -> throw new BrokenModel(file, "hidden_act is none that is known");
      };
    }

    private int number(String key) throws BrokenModel {
      JsonNode value = json.path(key);
      require(
          value.canConvertToInt() && value.asInt() > 0 && value.asInt() <= LARGEST,
          key + " is missing or out of bounds");
      return value.asInt();
    }

    private void require(boolean condition, String otherwise) throws BrokenModel {
      if (!condition) {
        throw new BrokenModel(file, otherwise);
      }
    }
  }
}
