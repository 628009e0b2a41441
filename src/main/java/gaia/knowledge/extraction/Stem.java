package gaia.knowledge.extraction;

/** Cuts the commonest English endings, so that "decided" and "decides" count as one word. */
final class Stem {

  private Stem() {}

  static String of(String lower) {
    String word = lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower;
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.length() > 5 && word.endsWith("ing")) {
      return undoubled(word.substring(0, word.length() - 3));
    }
    if (word.length() > 4 && word.endsWith("ed")) {
      return undoubled(word.substring(0, word.length() - 2));
    }
    if (word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
      return withoutE(word.substring(0, word.length() - 1));
    }
    return withoutE(word);
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    boolean doubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
    return doubled && "lsz".indexOf(stem.charAt(last)) < 0 ? stem.substring(0, last) : stem;
  }

  private static String withoutE(String word) {
    return word.length() > 3 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
  }
}
