package gaia.conversation;

import java.util.regex.Pattern;

/** Makes text from outside safe to store and to print. */
final class CleanText {

  private static final Pattern LINE_END = Pattern.compile("\r\n?");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  /**
   * Line ends become {@code \n}, control characters other than newline and tab go, and unpaired
   * surrogates become U+FFFD.
   */
  static String of(String text) {
    if (isClean(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    LINE_END
        .matcher(text)
        .replaceAll("\n")
        .codePoints()
        .filter(CleanText::mayStay)
        .forEach(c -> clean.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
    return clean.toString();
  }

  /** The same on one line without outer spaces, cut to at most {@code most} code units. */
  static String line(String text, int most) {
    return cut(SPACES.matcher(of(text)).replaceAll(" ").strip(), most);
  }

  /** The text, or its beginning where it is too long; never half of a surrogate pair. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end).stripTrailing();
  }

  /** Unpaired surrogates, which UTF-8 cannot express, become U+FFFD; all else stays. */
  static String encodable(String text) {
    if (text.codePoints().noneMatch(CleanText::isSurrogate)) {
      return text;
    }
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
    return whole.toString();
  }

  private static boolean isClean(String text) {
    return text.codePoints().allMatch(c -> mayStay(c) && !isSurrogate(c));
  }

  private static boolean mayStay(int codePoint) {
    return codePoint == '\n' || codePoint == '\t' || !Character.isISOControl(codePoint);
  }

  /** A surrogate among code points has no partner. */
  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
