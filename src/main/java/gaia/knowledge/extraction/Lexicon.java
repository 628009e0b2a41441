package gaia.knowledge.extraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The word lists of this room, read from its resources: {@code stop-words.txt} (words separated by
 * white space) and {@code cues.txt} (one phrase a line under {@code [section]} headings). Lines
 * with {@code #} are remarks.
 */
final class Lexicon {
  private static final Set<String> STOP_WORDS = stopWords();
  private static final Map<String, Phrases> CUES = cues();

  private Lexicon() {}

  static boolean isStopWord(String lower) {
    return STOP_WORDS.contains(lower);
  }

  static Phrases phrases(String section) {
    return Objects.requireNonNull(CUES.get(section), section);
  }

  private static Set<String> stopWords() {
    Set<String> words = new HashSet<>();
    lines("stop-words.txt").forEach(line -> words.addAll(List.of(line.split(" +"))));
    return words;
  }

  private static Map<String, Phrases> cues() {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : lines("cues.txt")) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else {
        section.add(line);
      }
    }
    Map<String, Phrases> phrases = new HashMap<>();
    sections.forEach((name, list) -> phrases.put(name, new Phrases(list)));
    return phrases;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      InputStream found = Objects.requireNonNull(in, resource);
      return new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
