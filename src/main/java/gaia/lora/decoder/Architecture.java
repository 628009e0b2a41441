package gaia.lora.decoder;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The families of models that can be computed. */
public enum Architecture {
  LLAMA,
  QWEN2,
  QWEN3;

  /** The name in GGUF files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In its GGUF files the numbers that are rotated together lie side by side. */
  boolean pairsInGguf() {
    return this == LLAMA;
  }

  static Architecture ofGguf(String name) throws UnusableModel {
    return Arrays.stream(values())
        .filter(known -> known.label().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  /** Mistral's models have the architecture of Llama. */
  static Architecture ofHub(String modelType) throws UnusableModel {
    return ofGguf(modelType.equals("mistral") ? "llama" : modelType);
  }

  private static UnusableModel unknown(String name) {
    String known =
        Arrays.stream(values()).map(Architecture::label).collect(Collectors.joining(", "));
    return new UnusableModel(
        "The model has the architecture %s; adapters can be trained for %s."
            .formatted(name, known));
  }
}
