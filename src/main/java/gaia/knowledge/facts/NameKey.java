package gaia.knowledge.facts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is left of a name or a value when case, articles and punctuation do not count. */
final class NameKey {
  private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}+#%€$£-]+");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
  private static final Set<String> OPENINGS =
      Set.of("the", "a", "an", "my", "their", "his", "her", "our", "your", "its");

  private NameKey() {}

  /** Never empty for a text with a letter or digit; otherwise the text itself. */
  static String of(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String plain =
        NOT_WORDS.matcher(POSSESSIVE.matcher(lower).replaceAll("")).replaceAll(" ").strip();
    String key = withoutOpening(plain);
    return key.isEmpty() ? lower.strip() : key;
  }

  private static String withoutOpening(String plain) {
    int space = plain.indexOf(' ');
    return space > 0 && OPENINGS.contains(plain.substring(0, space))
        ? plain.substring(space + 1)
        : plain;
  }
}
