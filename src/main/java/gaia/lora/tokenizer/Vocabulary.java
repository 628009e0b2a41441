package gaia.lora.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tokens of a model, by number.
 *
 * @param tokens as the file writes them
 * @param markers numbers of those that are matched in text as a whole, before anything else
 * @param begin the token before a text; -1 when there is none
 * @param end the token behind an answer; -1 when there is none
 * @param addsBegin whether the model wants to see {@code begin} first
 * @param template of chats, in the language of Jinja; empty when there is none
 */
public record Vocabulary(
    List<String> tokens,
    Set<Integer> markers,
    int begin,
    int end,
    boolean addsBegin,
    String template) {

  public Vocabulary {
    tokens = List.copyOf(tokens);
    markers = Set.copyOf(markers);
  }

  public int size() {
    return tokens.size();
  }

  Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      numbers.putIfAbsent(tokens.get(i), i);
    }
    return numbers;
  }

  /** The number of a marker, where there is such a one. */
  public OptionalInt marker(String text) {
    return markers.stream()
        .filter(number -> tokens.get(number).equals(text))
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** The texts of the markers, longest first, so that none hides another. */
  List<Integer> markersByLength() {
    List<Integer> sorted = new ArrayList<>(markers);
    sorted.removeIf(number -> tokens.get(number).isEmpty());
    sorted.sort(
        Comparator.<Integer>comparingInt(number -> -tokens.get(number).length())
            .thenComparing(Comparator.naturalOrder()));
    return sorted;
  }

  /** A text without anything that would count as a marker, for words that people wrote. */
  public String withoutMarkers(String text) {
    String clean = text;
    String before;
    do {
      before = clean;
      for (int number : markersByLength()) {
        clean = clean.replace(tokens.get(number), "");
      }
    } while (!clean.equals(before));
    return clean;
  }
}
