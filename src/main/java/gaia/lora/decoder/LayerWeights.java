package gaia.lora.decoder;

import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import java.util.EnumMap;
import java.util.Map;

/** Room for the matrices of one layer, each (outputs, inputs). */
final class LayerWeights {

  /** Numbers that are read at once. */
  private static final int PIECE_NUMBERS = 1 << 20;

  private final Map<Linear, Panel> panels = new EnumMap<>(Linear.class);

  LayerWeights(DecoderConfig config) {
    for (Linear linear : Linear.values()) {
      panels.put(linear, Panel.allocate(linear.outputs(config), linear.inputs(config)));
    }
  }

  /**
   * @param breath is drawn between pieces; what it throws ends the reading
   */
  void read(BaseModel model, int layer, Linear linear, Runnable breath) throws CorruptTensorFile {
    Panel all = of(linear);
    int rows = Math.max(1, PIECE_NUMBERS / Math.max(1, all.columns()));
    for (int from = 0; from < all.rows(); from += rows) {
      breath.run();
      model.read(linear, layer, from, all.rows(from, Math.min(rows, all.rows() - from)));
    }
  }

  Panel of(Linear linear) {
    return java.util.Objects.requireNonNull(panels.get(linear));
  }
}
