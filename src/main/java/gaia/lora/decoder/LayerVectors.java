package gaia.lora.decoder;

import gaia.tensor.CorruptTensorFile;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a layer has beside its matrices; small, so it is always held. */
@SuppressWarnings("ArrayRecordComponent")
record LayerVectors(
    float[] attentionNorm,
    float[] feedForwardNorm,
    float @Nullable [] queryNorm,
    float @Nullable [] keyNorm,
    Map<Linear, float[]> biases) {

  static LayerVectors read(BaseModel model, int layer) throws CorruptTensorFile {
    Map<Linear, float[]> biases = new EnumMap<>(Linear.class);
    for (Linear linear : Linear.values()) {
      float[] bias = model.bias(linear, layer).orElse(null);
      if (bias != null) {
        biases.put(linear, bias);
      }
    }
    return new LayerVectors(
        model.attentionNorm(layer),
        model.feedForwardNorm(layer),
        model.queryNorm(layer).orElse(null),
        model.keyNorm(layer).orElse(null),
        biases);
  }
}
