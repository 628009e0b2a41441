package gaia.knowledge.extraction;

import java.util.Locale;

/**
 * A word of a sentence.
 *
 * @param text as it was written
 * @param lower in lower case with straight apostrophes, the form that cues are written in
 * @param start offset of its first character in the sentence
 */
record Word(String text, String lower, int start) {

  static Word of(String text, int start) {
    return new Word(text, text.toLowerCase(Locale.ROOT).replace('’', '\''), start);
  }

  int end() {
    return start + text.length();
  }

  boolean isCapitalised() {
    return Character.isUpperCase(text.codePointAt(0));
  }

  boolean isAllCaps() {
    return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT)) && isCapitalised();
  }
}
