package gaia.lora.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Texts that come with the program, line by line. */
final class Lines {

  private Lines() {}

  /** What is neither empty nor a remark. */
  static List<String> of(String resource) {
    try (InputStream in = Lines.class.getResourceAsStream("/gaia/lora/dataset/" + resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
