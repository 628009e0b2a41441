package gaia.knowledge.facts;

import gaia.embedding.English;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a whole sentence is compared by: the stems of its words that carry meaning, without order.
 * Numbers and negations always count, and so do words of other languages.
 */
final class ContentKey {
  private static final Pattern NEGATION =
      Pattern.compile("\\b(?:not|never|no|nobody|nothing|neither|nor|without)\\b|n['’]t\\b");

  private ContentKey() {}

  static String of(String sentence) {
    Set<String> terms = new TreeSet<>(new English().terms(sentence));
    if (denies(sentence)) {
      terms.add("~not");
    }
    return terms.isEmpty() ? NameKey.of(sentence) : String.join(" ", terms);
  }

  static boolean denies(String sentence) {
    return NEGATION.matcher(sentence.toLowerCase(Locale.ROOT)).find();
  }
}
