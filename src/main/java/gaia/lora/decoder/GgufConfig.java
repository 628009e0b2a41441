package gaia.lora.decoder;

import gaia.tensor.CorruptTensorFile;
import java.util.Map;

/** Reads the shape of a model out of the keys of its GGUF file. */
final class GgufConfig {

  private static final double USUAL_BASE = 10_000;

  private final Map<String, Object> keys;
  private final TensorSource tensors;
  private final Architecture architecture;

  private GgufConfig(Map<String, Object> keys, TensorSource tensors) throws UnusableModel {
    this.keys = keys;
    this.tensors = tensors;
    architecture =
        Architecture.ofGguf(String.valueOf(keys.getOrDefault("general.architecture", "none")));
  }

  static DecoderConfig read(Map<String, Object> keys, TensorSource tensors)
      throws UnusableModel, CorruptTensorFile {
    Object type = keys.getOrDefault("general.type", "model");
    if (!type.equals("model")) {
      throw new UnusableModel("The GGUF file holds no model, but: " + type);
    }
    return new GgufConfig(keys, tensors).read().checked();
  }

  private DecoderConfig read() throws UnusableModel, CorruptTensorFile {
    if (keys.containsKey(name("expert_count")) && whole("expert_count", 0) > 0) {
      throw new UnusableModel("Models that mix experts cannot be trained.");
    }
    int width = whole("embedding_length", 0);
    int heads = whole("attention.head_count", 0);
    int headSize = whole("attention.key_length", heads == 0 ? 0 : width / heads);
    return new DecoderConfig(
        architecture,
        width,
        whole("block_count", 0),
        heads,
        whole("attention.head_count_kv", heads),
        headSize,
        whole("feed_forward_length", 0),
        tensors.rows("token_embd.weight"),
        whole("context_length", 0),
        (float) number("attention.layer_norm_rms_epsilon", 0),
        rotary(whole("rope.dimension_count", headSize)));
  }

  private RotaryConfig rotary(int dimensions) throws UnusableModel, CorruptTensorFile {
    if (dimensions < 2 || dimensions > 1 << 16) {
      throw new UnusableModel("Positions would turn " + dimensions + " numbers.");
    }
    double base = number("rope.freq_base", USUAL_BASE);
    RotaryScaling scaling = scaling(dimensions);
    double[] frequencies = scaling.apply(RotaryConfig.plain(base, dimensions), base);
    return new RotaryConfig(
        architecture.pairsInGguf(), dimensions, frequencies, scaling.magnitude());
  }

  private RotaryScaling scaling(int dimensions) throws UnusableModel, CorruptTensorFile {
    if (tensors.has("rope_freqs.weight")) {
      return new RotaryScaling.Listed(tensors.vector("rope_freqs.weight", dimensions / 2));
    }
    String type = String.valueOf(keys.getOrDefault(name("rope.scaling.type"), "none"));
    double factor = number("rope.scaling.factor", 1);
    return switch (type) {
      case "none" -> new RotaryScaling.None();
      case "linear" -> new RotaryScaling.Even(factor);
      case "yarn" ->
          new RotaryScaling.Yarn(
              factor,
              whole("rope.scaling.original_context_length", whole("context_length", 0)),
              32,
              1,
              RotaryScaling.Yarn.usualMagnitude(factor));
      default -> throw new UnusableModel("Positions are scaled in an unknown way: " + type);
    };
  }

  private String name(String key) {
    return architecture.label() + "." + key;
  }

  private int whole(String key, int otherwise) throws UnusableModel {
    Object value = keys.get(name(key));
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new UnusableModel("The GGUF file gives %s as %s.".formatted(name(key), shown(value)));
  }

  private double number(String key, double otherwise) throws UnusableModel {
    Object value = keys.getOrDefault(name(key), otherwise);
    if (value instanceof Double number && Double.isFinite(number)) {
      return number;
    }
    throw new UnusableModel("The GGUF file gives %s as %s.".formatted(name(key), shown(value)));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
