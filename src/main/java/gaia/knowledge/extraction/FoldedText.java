package gaia.knowledge.extraction;

import java.util.Arrays;

/**
 * A text in which white space, case and the shape of quotation marks and dashes do not count, and
 * which knows where each of its characters stood. Quotes that a model copied are looked up in it.
 */
final class FoldedText {

  private final String folded;
  private final int[] origins;

  FoldedText(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int[] from = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = fold(text.charAt(i));
      boolean again = c == ' ' && (out.isEmpty() || out.charAt(out.length() - 1) == ' ');
      if (!again) {
        from[out.length()] = i;
        out.append(c);
      }
    }
    folded = out.toString();
    origins = Arrays.copyOf(from, out.length());
  }

  private static char fold(char c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return ' ';
    }
    return switch (c) {
      case '’', '‘', '‚', '`', '´' -> '\'';
      case '“', '”', '„', '«', '»' -> '"';
      case '–', '—', '‑', '−' -> '-';
      case '‹' -> '<';
      default -> Character.toLowerCase(c);
    };
  }

  /** The folded form of a quote, without marks around it that the model may have added. */
  static String folded(String quote) {
    String text = new FoldedText(quote).folded.strip();
    int start = 0;
    int end = text.length();
    while (start < end && "\"'.… ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"'.…, ".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  /**
   * Where whole words of the text are the quote.
   *
   * @param quote folded
   * @return start (inclusive) and end (exclusive) in the text this was made of; empty where the
   *     quote does not stand in it
   */
  int[] find(String quote) {
    for (int at = folded.indexOf(quote); at >= 0; at = folded.indexOf(quote, at + 1)) {
      int end = at + quote.length();
      if (isBoundary(at) && isBoundary(end)) {
        return new int[] {origins[at], origins[end - 1] + 1};
      }
    }
    return new int[0];
  }

  private boolean isBoundary(int at) {
    return at == 0
        || at == folded.length()
        || !Character.isLetterOrDigit(folded.charAt(at - 1))
        || !Character.isLetterOrDigit(folded.charAt(at));
  }

  /** Whether some words, as anybody wrote them, stand in the text. */
  boolean holds(String words) {
    String wanted = folded(words);
    return !wanted.isEmpty() && find(wanted).length > 0;
  }

  /** True when the folded quote is all there is. */
  boolean is(String quote) {
    return folded(folded).equals(quote);
  }
}
