package gaia.lora;

import com.fasterxml.jackson.core.type.TypeReference;
import gaia.files.DataFolder;
import gaia.files.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What examinations found so far, on disk, so that a stop does not lose it. */
final class Notebook {

  private final Path file;
  private final Map<String, Double> found;

  private Notebook(Path file, Map<String, Double> found) {
    this.file = file;
    this.found = found;
  }

  /**
   * @throws IOException when it cannot be read; one that is damaged counts as empty
   */
  static Notebook open(Path file) throws IOException {
    Map<String, Double> found = new TreeMap<>();
    if (Files.exists(file)) {
      try {
        found.putAll(
            Json.mapper()
                .readValue(Files.readString(file), new TypeReference<Map<String, Double>>() {}));
      } catch (com.fasterxml.jackson.core.JacksonException e) {
        found.clear();
      }
    }
    return new Notebook(file, found);
  }

  /** Notes of one examination. */
  Examination.Notes page(String title) {
    return (part, measure) -> {
      String name = title + "." + part;
      Double known = found.get(name);
      if (known == null) {
        known = measure.getAsDouble();
        found.put(name, known);
        keep();
      }
      return known;
    };
  }

  private void keep() {
    try {
      DataFolder.write(file, Json.mapper().writeValueAsString(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
