package gaia.knowledge.structured;

import java.util.ArrayList;
import java.util.List;

/** Cuts a document into texts that are small enough to be found by what they say. */
final class Passages {
  /** Characters; a passage ends before it would grow longer. */
  private static final int LONGEST = 1000;

  private Passages() {}

  /** Every passage begins with the heading it stands under. */
  static List<String> of(StructuredDocument document) {
    List<String> passages = new ArrayList<>();
    for (StructuredSection section : document.sections()) {
      StringBuilder passage = new StringBuilder();
      for (StructuredItem item : section.items()) {
        String statement = PlainText.shortened(item.statement(), LONGEST - 100);
        if (passage.length() + statement.length() > LONGEST) {
          passages.add(passage.toString());
          passage.setLength(0);
        }
        if (passage.isEmpty()) {
          passage.append(PlainText.shortened(section.heading(), 80)).append(':');
        }
        passage.append('\n').append(statement);
      }
      if (!passage.isEmpty()) {
        passages.add(passage.toString());
      }
    }
    return passages;
  }
}
