package gaia.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt in a resource file of this room. The number in its name is its version: a changed prompt
 * is a new file.
 */
final class Prompt {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final String text;

  private Prompt(String text) {
    this.text = text;
  }

  /** Reads a file such as {@code answer-1.md}; one that is missing is a fault of the build. */
  static Prompt named(String file) {
    try (InputStream in = Prompt.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no prompt " + file);
      }
      return new Prompt(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills every place once; what is filled in is never looked through for places again. */
  String with(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())))
        .replaceAll("\n{2,}", "\n")
        .strip();
  }
}
