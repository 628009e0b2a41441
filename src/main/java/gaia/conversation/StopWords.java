package gaia.conversation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that say nothing about the subject, from {@code stop-words.txt}. */
final class StopWords {

  private static final StopWords ENGLISH = new StopWords(load());

  private final Set<String> words;

  private StopWords(Set<String> words) {
    this.words = words;
  }

  static StopWords english() {
    return ENGLISH;
  }

  /** Upper and lower case are the same, and so are the two apostrophes. */
  boolean contains(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    int apostrophe = lower.indexOf('\'');
    // "I'll", "what's", "we'd": what stands before the apostrophe decides.
    return words.contains(lower)
        || (apostrophe > 0 && words.contains(lower.substring(0, apostrophe)));
  }

  private static Set<String> load() {
    try (InputStream in = StopWords.class.getResourceAsStream("stop-words.txt")) {
      if (in == null) {
        throw new IllegalStateException("stop-words.txt is missing beside " + StopWords.class);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !word.isBlank())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
