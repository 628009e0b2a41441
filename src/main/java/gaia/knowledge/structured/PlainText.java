package gaia.knowledge.structured;

/** Brings text from outside into the form this room works with. */
final class PlainText {

  private PlainText() {}

  /**
   * One line without control characters: white space of any kind becomes one space; what turns the
   * direction of writing goes, because it would mix up the links behind it; broken characters are
   * replaced.
   */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isSpace(c)) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
          line.append(' ');
        }
      } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        line.append('\uFFFD');
      } else if (!Character.isISOControl(c) && !turnsDirection(c)) {
        line.appendCodePoint(c);
      }
    }
    return line.toString().strip();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  private static boolean turnsDirection(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0xFEFF;
  }

  /** At most so many characters, cut between words where possible, with an ellipsis. */
  static String shortened(String line, int longest) {
    if (line.length() <= longest) {
      return line;
    }
    int space = line.lastIndexOf(' ', longest - 1);
    int end = space > longest / 2 ? space : longest - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }
}
