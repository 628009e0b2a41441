package gaia.lora.decoder;

import gaia.tensor.Tensor;
import gaia.tensor.TensorEntry;
import gaia.tensor.TensorFile;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a model with what an adapter adds to its weights. */
public final class MergedModel {

  private MergedModel() {}

  public static void write(Path base, LoraWeights adapter, Path to, Map<String, Object> keys)
      throws IOException {
    TensorFile file = TensorFile.open(base);
    List<Tensor> tensors = new ArrayList<>();
    for (TensorEntry entry : file.tensors().values()) {
      tensors.add(
          new Tensor(entry.name(), TensorType.F32, entry.shape(), values(file, entry, adapter)));
    }
    TensorWriter.gguf(to, tensors, new LinkedHashMap<>(keys));
  }

  private static float[] values(TensorFile file, TensorEntry entry, LoraWeights adapter)
      throws IOException {
    if (entry.shape().size() == 1) {
      return file.vector(entry.name(), entry.shape().get(0));
    }
    int rows = entry.shape().get(0);
    int columns = entry.shape().get(1);
    float[] values = new float[rows * columns];
    gaia.tensor.Panel panel = file.matrix(entry.name(), rows, columns);
    for (int r = 0; r < rows; r++) {
      panel.get(r, values, r * columns);
    }
    for (int layer = 0; entry.name().startsWith("blk.") && layer < 99; layer++) {
      for (Linear linear : adapter.targets()) {
        if (entry.name().equals(linear.inGguf(layer) + ".weight")) {
          add(adapter.of(layer, linear).orElseThrow(), adapter.scale(), values, columns);
        }
      }
    }
    return values;
  }

  private static void add(LowRank pair, float scale, float[] values, int columns) {
    float[] b = new float[pair.b().columns()];
    float[] a = new float[columns];
    for (int k = 0; k < pair.a().rows(); k++) {
      pair.a().get(k, a, 0);
      for (int r = 0; r < pair.b().rows(); r++) {
        pair.b().get(r, b, 0);
        for (int c = 0; c < columns; c++) {
          values[r * columns + c] += scale * b[k] * a[c];
        }
      }
    }
  }
}
