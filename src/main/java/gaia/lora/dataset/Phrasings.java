package gaia.lora.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways in which a thing can be asked for, by its predicate. */
final class Phrasings {

  /** How many of them are held out, the last ones. */
  static final int HELD_OUT = 2;

  private static final String OTHER = "other";

  private final Map<String, List<String>> forms;

  private Phrasings(Map<String, List<String>> forms) {
    this.forms = forms;
  }

  static Phrasings read() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (String line : Lines.of("phrasings.txt")) {
      if (line.startsWith("[")) {
        open = new ArrayList<>();
        forms.put(line.substring(1, line.length() - 1), open);
      } else {
        open.add(line);
      }
    }
    return new Phrasings(forms);
  }

  /** Whether there are questions made for this predicate. */
  boolean knows(String predicate) {
    return forms.containsKey(predicate);
  }

  List<String> predicates() {
    return List.copyOf(forms.keySet());
  }

  /** All ways of asking; those of {@code other} where the predicate has none of its own. */
  List<String> of(String form, String subject, String predicate) {
    return forms.getOrDefault(form, forms.getOrDefault(OTHER, List.of())).stream()
        .map(text -> text.replace("{p}", predicate.replace('_', ' ')).replace("{s}", subject))
        .toList();
  }
}
