package gaia.lora.decoder;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the shape of a model out of {@code config.json} in the layout of Hugging Face. */
final class HubConfig {

  private static final double USUAL_BASE = 10_000;
  private static final int USUAL_CONTEXT = 2048;

  private final JsonNode json;

  private HubConfig(JsonNode json) {
    this.json = json;
  }

  static DecoderConfig read(JsonNode json) throws UnusableModel {
    return new HubConfig(json).read().checked();
  }

  private DecoderConfig read() throws UnusableModel {
    int width = whole("hidden_size", 0);
    int heads = whole("num_attention_heads", 0);
    int headSize = whole("head_dim", heads == 0 ? 0 : width / heads);
    return new DecoderConfig(
        Architecture.ofHub(json.path("model_type").asText("none")),
        width,
        whole("num_hidden_layers", 0),
        heads,
        whole("num_key_value_heads", heads),
        headSize,
        whole("intermediate_size", 0),
        whole("vocab_size", 0),
        whole("max_position_embeddings", USUAL_CONTEXT),
        (float) json.path("rms_norm_eps").asDouble(1e-6),
        rotary(headSize));
  }

  private RotaryConfig rotary(int dimensions) throws UnusableModel {
    if (dimensions < 2 || dimensions > 1 << 16) {
      throw new UnusableModel("config.json gives heads of " + dimensions + " numbers.");
    }
    double base = json.path("rope_theta").asDouble(USUAL_BASE);
    RotaryScaling scaling = scaling(json.path("rope_scaling"));
    double[] frequencies = scaling.apply(RotaryConfig.plain(base, dimensions), base);
    return new RotaryConfig(false, dimensions, frequencies, scaling.magnitude());
  }

  private RotaryScaling scaling(JsonNode given) throws UnusableModel {
    String type = given.path("rope_type").asText(given.path("type").asText("default"));
    double factor = given.path("factor").asDouble(1);
    double original =
        given
            .path("original_max_position_embeddings")
            .asDouble(whole("max_position_embeddings", USUAL_CONTEXT));
    return switch (type) {
      case "default" -> new RotaryScaling.None();
      case "linear" -> new RotaryScaling.Even(factor);
      case "llama3" ->
          new RotaryScaling.ByWaveLength(
              factor,
              given.path("low_freq_factor").asDouble(1),
              given.path("high_freq_factor").asDouble(4),
              original);
      case "yarn" ->
          new RotaryScaling.Yarn(
              factor,
              original,
              given.path("beta_fast").asDouble(32),
              given.path("beta_slow").asDouble(1),
              (float)
                  given
                      .path("attention_factor")
                      .asDouble(RotaryScaling.Yarn.usualMagnitude(factor)));
      default -> throw new UnusableModel("Positions are scaled in an unknown way: " + type);
    };
  }

  private int whole(String key, int otherwise) throws UnusableModel {
    JsonNode value = json.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt()) {
      throw new UnusableModel("config.json gives %s as %s.".formatted(key, value));
    }
    return value.asInt();
  }
}
