package gaia.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences that the server makes in English, in another language. They are written as pairs: the
 * English one with <code>{0}</code> for what is different each time, and below it, indented, the
 * other. What is said by people or by other programs is in no pair.
 */
final class Told {

  private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

  /** Longer texts are no sentences of the server; nothing is tried on them. */
  private static final int LONGEST = 5000;

  private final Map<String, String> plain = new HashMap<>();
  private final List<Pair> withValues = new ArrayList<>();

  private record Pair(Pattern english, String other) {}

  /** The pairs of a file beside this class. */
  static Told in(String file) {
    try (InputStream stream = Told.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      return new Told(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads pairs; blank lines and lines that begin with a hash are left out.
   *
   * @throws IllegalArgumentException when a line has no partner
   */
  Told(List<String> lines) {
    String english = "";
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean other = line.startsWith("\t");
      if (other == english.isEmpty()) {
        throw new IllegalArgumentException("no partner: " + line);
      }
      if (other) {
        put(english, line.strip());
      }
      english = other ? "" : line;
    }
    if (!english.isEmpty()) {
      throw new IllegalArgumentException("no partner: " + english);
    }
  }

  private void put(String english, String other) {
    if (VALUE.matcher(english).find()) {
      withValues.add(new Pair(pattern(english), other));
    } else {
      plain.put(english, other);
    }
  }

  private static Pattern pattern(String english) {
    StringBuilder text = new StringBuilder();
    Matcher value = VALUE.matcher(english);
    int at = 0;
    while (value.find()) {
      text.append(Pattern.quote(english.substring(at, value.start()))).append("(.+?)");
      at = value.end();
    }
    return Pattern.compile(text + Pattern.quote(english.substring(at)), Pattern.DOTALL);
  }

  /**
   * The sentence in the other language; empty when it is in no pair. The first pair that fits
   * counts.
   */
  Optional<String> of(String english) {
    String known = plain.get(english);
    if (known != null) {
      return Optional.of(known);
    }
    if (english.length() > LONGEST) {
      return Optional.empty();
    }
    for (Pair pair : withValues) {
      Matcher found = pair.english().matcher(english);
      if (found.matches()) {
        return Optional.of(filled(pair.other(), found));
      }
    }
    return Optional.empty();
  }

  private static String filled(String other, Matcher found) {
    return VALUE
        .matcher(other)
        .replaceAll(
            value -> Matcher.quoteReplacement(found.group(Integer.parseInt(value.group(1)) + 1)));
  }
}
