package gaia.lora.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import gaia.files.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Turns text into a model's token numbers, and back. Safe for use by several threads. */
public interface Tokenizer {

  /**
   * The numbers of a text; markers that control the model count as what they control. Nothing is
   * put before or behind it.
   */
  int[] encode(String text);

  /** The text of some numbers; markers are left out. */
  String decode(int[] tokens);

  Vocabulary vocabulary();

  /**
   * The tokenizer of a GGUF file.
   *
   * @param keys of the file
   */
  static Tokenizer ofGguf(Map<String, Object> keys) throws UnusableTokenizer {
    return new GgufTokenizer(keys).read();
  }

  /** The tokenizer of a folder with {@code tokenizer.json}. */
  static Tokenizer ofFolder(Path folder) throws UnusableTokenizer {
    return ofFolder(folder, () -> {});
  }

  /**
   * The same for files that may be large.
   *
   * @param breath is drawn while they are read; what it throws ends that
   */
  static Tokenizer ofFolder(Path folder, Runnable breath) throws UnusableTokenizer {
    Path file = folder.resolve("tokenizer.json");
    Path settings = folder.resolve("tokenizer_config.json");
    if (!Files.isRegularFile(file)) {
      throw new UnusableTokenizer("The folder %s holds no tokenizer.json.".formatted(folder));
    }
    try {
      return new HubTokenizer(
              read(file, breath),
              Files.isRegularFile(settings)
                  ? read(settings, breath)
                  : Json.mapper().createObjectNode())
          .read();
    } catch (IOException e) {
      throw new UnusableTokenizer("tokenizer.json cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode read(Path file, Runnable breath) throws IOException {
    try (InputStream in = new BreathingInputStream(Files.newInputStream(file), breath)) {
      return Json.mapper().readTree(in);
    }
  }
}
