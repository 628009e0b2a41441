package gaia.lora;

import gaia.files.DataFolder;
import gaia.files.Json;
import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.DecoderConfig;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.LowRank;
import gaia.lora.decoder.RowOrder;
import gaia.tensor.Panel;
import gaia.tensor.Tensor;
import gaia.tensor.TensorFile;
import gaia.tensor.TensorType;
import gaia.tensor.TensorWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an adapter as PEFT and as llama.cpp read it, side by side in one folder. In GGUF files of
 * Llama the rows of queries and keys have another order than elsewhere; each file gets its own.
 */
final class AdapterFiles {

  static final String PEFT_WEIGHTS = "adapter_model.safetensors";
  static final String PEFT_CONFIG = "adapter_config.json";
  static final String GGUF = "adapter.gguf";

  private AdapterFiles() {}

  static void write(Path folder, BaseModel base, LoraWeights adapter) throws IOException {
    write(folder, base, adapter, () -> {});
  }

  /**
   * @param breath is drawn between matrices; what it throws ends the writing
   */
  static void write(Path folder, BaseModel base, LoraWeights adapter, Runnable breath)
      throws IOException {
    DecoderConfig config = base.config();
    RowOrder inMemory = base.isGguf() ? RowOrder.gguf(config) : RowOrder.hub();
    TensorWriter.safetensors(
        folder.resolve(PEFT_WEIGHTS),
        tensors(config, adapter, inMemory.to(RowOrder.hub()), Naming.PEFT),
        Map.of("format", "pt"),
        breath);
    DataFolder.write(
        folder.resolve(PEFT_CONFIG),
        Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(peft(base, adapter)));
    TensorWriter.gguf(
        folder.resolve(GGUF),
        tensors(config, adapter, inMemory.to(RowOrder.gguf(config)), Naming.GGUF),
        keys(config, adapter),
        breath);
  }

  /**
   * Fills an adapter for a base with what was written for it.
   *
   * @throws gaia.tensor.CorruptTensorFile when a file is damaged or belongs to another shape
   */
  static void read(Path folder, BaseModel base, LoraWeights adapter) throws IOException {
    Naming naming = base.isGguf() ? Naming.GGUF : Naming.PEFT;
    TensorFile file = TensorFile.open(folder.resolve(base.isGguf() ? GGUF : PEFT_WEIGHTS));
    for (int layer = 0; layer < base.config().layers(); layer++) {
      for (Linear linear : adapter.targets()) {
        LowRank pair = adapter.of(layer, linear).orElseThrow();
        file.readInto(naming.of(linear, layer, true), pair.a());
        file.readInto(naming.of(linear, layer, false), pair.b());
      }
    }
  }

  private enum Naming {
    PEFT,
    GGUF;

    String of(Linear linear, int layer, boolean first) {
      return this == PEFT
          ? "base_model.model.%s.%s.weight"
              .formatted(linear.inHub(layer), first ? "lora_A" : "lora_B")
          : "%s.weight.%s".formatted(linear.inGguf(layer), first ? "lora_a" : "lora_b");
    }
  }

  private static Map<String, Object> keys(DecoderConfig config, LoraWeights adapter) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("general.type", "adapter");
    keys.put("general.architecture", config.architecture().label());
    keys.put("adapter.type", "lora");
    keys.put("adapter.lora.alpha", adapter.alpha());
    return keys;
  }

  private static Map<String, Object> peft(BaseModel base, LoraWeights adapter) {
    Map<String, Object> peft = new LinkedHashMap<>();
    peft.put("peft_type", "LORA");
    peft.put("task_type", "CAUSAL_LM");
    peft.put("base_model_name_or_path", String.valueOf(base.path().getFileName()));
    peft.put("r", adapter.rank());
    peft.put("lora_alpha", adapter.alpha());
    peft.put("lora_dropout", 0.0);
    peft.put("bias", "none");
    peft.put(
        "target_modules",
        adapter.targets().stream()
            .map(linear -> linear.module().substring(linear.module().indexOf('.') + 1))
            .toList());
    peft.put("fan_in_fan_out", false);
    peft.put("inference_mode", true);
    peft.put("use_rslora", false);
    peft.put("use_dora", false);
    peft.put("modules_to_save", null);
    peft.put("init_lora_weights", true);
    return peft;
  }

  private static List<Tensor> tensors(
      DecoderConfig config, LoraWeights adapter, RowOrder.Change change, Naming naming) {
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      for (Linear linear : Linear.values()) {
        LowRank pair = adapter.of(layer, linear).orElse(null);
        if (pair != null) {
          tensors.add(tensor(naming.of(linear, layer, true), pair.a(), row -> row));
          tensors.add(
              tensor(
                  naming.of(linear, layer, false),
                  pair.b(),
                  row -> change.source(config, linear, row)));
        }
      }
    }
    return tensors;
  }

  private interface Source {
    int of(int row);
  }

  private static Tensor tensor(String name, Panel panel, Source source) {
    float[] values = new float[panel.rows() * panel.columns()];
    for (int r = 0; r < panel.rows(); r++) {
      panel.get(source.of(r), values, r * panel.columns());
    }
    return new Tensor(name, TensorType.F32, List.of(panel.rows(), panel.columns()), values);
  }
}
