package gaia.knowledge.structured;

/**
 * Makes a line of plain text mean nothing but itself in markdown, and back. Only what could start
 * something is escaped, so that the file stays readable.
 */
final class MarkdownEscape {
  /** Emphasis, code, links, footnotes, HTML, strike-through. */
  private static final String ANYWHERE = "\\`*_[]<~";

  /**
   * What starts a block when it comes first: headings, lists, quotes, rules, definitions, tables.
   */
  private static final String FIRST = "#>+-=:|";

  private static final int LONGEST_ENTITY = 40;

  private MarkdownEscape() {}

  static String escape(String line) {
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean special = ANYWHERE.indexOf(c) >= 0 || i == 0 && FIRST.indexOf(c) >= 0;
      special |= c == '#' && line.charAt(Math.max(0, i - 1)) == ' ' || startsEntity(line, i);
      boolean number = digits == i && i > 0 && (c == '.' || c == ')');
      if (special || number) {
        escaped.append('\\');
      }
      if (digits == i && c >= '0' && c <= '9') {
        digits++;
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** "&amp;" would be read as one character; "D&D" would not. */
  private static boolean startsEntity(String line, int at) {
    if (line.charAt(at) != '&') {
      return false;
    }
    int end = line.indexOf(';', at);
    return end > at + 1 && end <= at + LONGEST_ENTITY;
  }

  static String unescape(String line) {
    StringBuilder plain = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && isPunctuation(line.charAt(i + 1))) {
        i++;
        c = line.charAt(i);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
  }
}
