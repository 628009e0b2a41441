package gaia.lora.decoder;

import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import java.util.EnumMap;
import java.util.Map;

/** Room for the matrices of one layer, each (outputs, inputs). */
final class LayerWeights {

  private final Map<Linear, Panel> panels = new EnumMap<>(Linear.class);

  LayerWeights(DecoderConfig config) {
    for (Linear linear : Linear.values()) {
      panels.put(linear, Panel.allocate(linear.outputs(config), linear.inputs(config)));
    }
  }

  void read(BaseModel model, int layer, Linear linear) throws CorruptTensorFile {
    model.read(linear, layer, of(linear));
  }

  Panel of(Linear linear) {
    return java.util.Objects.requireNonNull(panels.get(linear));
  }
}
