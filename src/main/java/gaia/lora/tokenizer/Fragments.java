package gaia.lora.tokenizer;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at the markers of a vocabulary. */
final class Fragments {

  /**
   * @param marker its number, or -1 for text between markers
   */
  record Fragment(String text, int marker) {}

  private final Vocabulary vocabulary;
  private final List<Integer> markers;

  Fragments(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.markers = vocabulary.markersByLength();
  }

  List<Fragment> of(String text) {
    List<Fragment> all = List.of(new Fragment(text, -1));
    for (int marker : markers) {
      if (text.contains(vocabulary.tokens().get(marker))) {
        all = cut(all, marker);
      }
    }
    return all;
  }

  private List<Fragment> cut(List<Fragment> all, int marker) {
    String word = vocabulary.tokens().get(marker);
    List<Fragment> result = new ArrayList<>();
    for (Fragment fragment : all) {
      if (fragment.marker() >= 0) {
        result.add(fragment);
        continue;
      }
      int from = 0;
      for (int at = fragment.text().indexOf(word); at >= 0; ) {
        addText(result, fragment.text().substring(from, at));
        result.add(new Fragment(word, marker));
        from = at + word.length();
        at = fragment.text().indexOf(word, from);
      }
      addText(result, fragment.text().substring(from));
    }
    return result;
  }

  private static void addText(List<Fragment> result, String text) {
    if (!text.isEmpty()) {
      result.add(new Fragment(text, -1));
    }
  }
}
