package gaia.lora.tokenizer;

import gaia.files.Json;
import java.io.IOException;
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
    Path file = folder.resolve("tokenizer.json");
    Path settings = folder.resolve("tokenizer_config.json");
    if (!java.nio.file.Files.isRegularFile(file)) {
      throw new UnusableTokenizer("The folder %s holds no tokenizer.json.".formatted(folder));
    }
    try {
      return new HubTokenizer(
              Json.mapper().readTree(file.toFile()),
              java.nio.file.Files.isRegularFile(settings)
                  ? Json.mapper().readTree(settings.toFile())
                  : Json.mapper().createObjectNode())
          .read();
    } catch (IOException e) {
      throw new UnusableTokenizer("tokenizer.json cannot be read: " + e.getMessage(), e);
    }
  }
}
