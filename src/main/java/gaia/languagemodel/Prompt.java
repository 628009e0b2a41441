package gaia.languagemodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wording of one job for a language model: {@code /prompts/NAME.md}, with its version as front
 * matter, and the JSON schema of the answer in {@code /prompts/NAME.json} where there is one.
 */
public final class Prompt {

  private static final String FOLDER = "/prompts/";
  private static final Pattern FRONT_MATTER =
      Pattern.compile("\\A---\\nversion: ([0-9]+)\\n---\\n");
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final String version;
  private final String text;
  private final @Nullable String schema;

  private Prompt(String version, String text, @Nullable String schema) {
    this.version = version;
    this.text = text;
    this.schema = schema;
  }

  /** Reads the files; a prompt that is missing or has no version is a fault of the build. */
  public static Prompt named(String name) {
    String file = resource(name + ".md");
    if (file == null) {
      throw new IllegalStateException("there is no prompt " + name);
    }
    Matcher head = FRONT_MATTER.matcher(file);
    if (!head.find()) {
      throw new IllegalStateException("the prompt %s has no version".formatted(name));
    }
    String text = file.substring(head.end()).strip();
    return new Prompt(head.group(1), text, resource(name + ".json"));
  }

  private static @Nullable String resource(String file) {
    try (InputStream in = Prompt.class.getResourceAsStream(FOLDER + file)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes up with every change of the wording. */
  public String version() {
    return version;
  }

  public String text() {
    return text;
  }

  /** The JSON schema of the answer. */
  public String schema() {
    if (schema == null) {
      throw new IllegalStateException("this prompt asks for text");
    }
    return schema;
  }

  /** Fills every place once; what is filled in is never looked through for places again. */
  public String with(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())))
        .replaceAll("\n{2,}", "\n")
        .strip();
  }
}
