package gaia.conversation;

import java.text.BreakIterator;
import java.util.Locale;

/** The first sentence of a text that says something, on one line. */
final class FirstSentence {

  private static final int LOOKED_AT = 2_000;

  private FirstSentence() {}

  /** At most {@code most} UTF-16 code units; what is cut at a word ends with an ellipsis. */
  static String of(String text, int most) {
    String line = CleanText.line(CleanText.cut(text.stripLeading(), LOOKED_AT), LOOKED_AT);
    if (line.isEmpty()) {
      return "";
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
    sentences.setText(line);
    return shortened(line.substring(0, end(line, sentences)).strip(), most);
  }

  /** A sentence of a word or two is a greeting and takes the next one along. */
  private static int end(String line, BreakIterator sentences) {
    int end = sentences.next();
    while (end < line.length() && line.substring(0, end).strip().split(" ", 3).length < 3) {
      end = sentences.next();
    }
    return end;
  }

  private static String shortened(String sentence, int most) {
    if (sentence.length() <= most) {
      return sentence;
    }
    String cut = CleanText.cut(sentence, most - 1);
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + "…";
  }
}
