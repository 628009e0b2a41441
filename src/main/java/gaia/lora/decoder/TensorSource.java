package gaia.lora.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import gaia.tensor.CorruptTensorFile;
import gaia.tensor.Panel;
import gaia.tensor.TensorEntry;
import gaia.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors of a model, in one file or in several. */
final class TensorSource {

  private static final String WHOLE = "model.safetensors";
  private static final String PARTS = "model.safetensors.index.json";

  private final Map<String, TensorFile> files = new LinkedHashMap<>();
  private final TensorFile first;

  private TensorSource(List<TensorFile> all) {
    first = all.get(0);
    all.forEach(file -> file.tensors().keySet().forEach(name -> files.putIfAbsent(name, file)));
  }

  static TensorSource of(TensorFile file) {
    return new TensorSource(List.of(file));
  }

  /** The safetensors files of a folder. */
  static TensorSource in(Path folder) throws IOException, UnusableModel {
    if (Files.exists(folder.resolve(WHOLE))) {
      return of(TensorFile.open(folder.resolve(WHOLE)));
    }
    if (!Files.exists(folder.resolve(PARTS))) {
      throw new UnusableModel("The folder %s holds no %s.".formatted(folder, WHOLE));
    }
    JsonNode index = Json.mapper().readTree(folder.resolve(PARTS).toFile());
    Set<String> names = new LinkedHashSet<>();
    index.path("weight_map").forEach(name -> names.add(name.asText()));
    List<TensorFile> parts = new java.util.ArrayList<>();
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9._-]+\\.safetensors")) {
        throw new UnusableModel(PARTS + " names a file that cannot be meant: " + name);
      }
      parts.add(TensorFile.open(folder.resolve(name)));
    }
    if (parts.isEmpty()) {
      throw new UnusableModel(PARTS + " names no files.");
    }
    return new TensorSource(parts);
  }

  boolean has(String name) {
    return files.containsKey(name);
  }

  private TensorFile file(String name) {
    return files.getOrDefault(name, first);
  }

  float[] vector(String name, int length) throws CorruptTensorFile {
    return file(name).vector(name, length);
  }

  void readRows(String name, int rows, int from, Panel to) throws CorruptTensorFile {
    file(name).readRows(name, rows, from, to);
  }

  /** Where the rows of a matrix are, before the size of the model is known. */
  int rows(String name) throws UnusableModel {
    TensorEntry entry = file(name).tensors().get(name);
    if (entry == null || entry.shape().size() != 2) {
      throw new UnusableModel(
          "The model has no matrix %s of a type that can be read.".formatted(name));
    }
    return entry.shape().get(0);
  }

  boolean isExact(String name) {
    TensorEntry entry = file(name).tensors().get(name);
    return entry != null && entry.type() == gaia.tensor.TensorType.F32;
  }
}
