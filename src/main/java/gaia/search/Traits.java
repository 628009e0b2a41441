package gaia.search;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of statement a text is, whatever it is about. Questions that begin with "when" are
 * answered by texts that tell a time, and texts that name something say more than others.
 *
 * @param asks it ends with a question mark
 * @param tellsTime it says when: "yesterday", "last week", "in June"
 * @param names how many names it holds, 0 to 2, those of the speakers not counted
 */
record Traits(boolean asks, boolean tellsTime, int names) {

  static final Traits NONE = new Traits(false, false, 0);

  private static final int MOST_NAMES = 2;

  /** A remark in brackets is not part of what was said. */
  private static final Pattern REMARK = Pattern.compile("\\[[^\\[\\]]{0,2000}]");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b(yesterday|today|tonight|tomorrow|ago|last|next|week|weekend|month|year|since|soon"
              + "|recently|just|early|morning|evening|monday|tuesday|wednesday|thursday|friday"
              + "|saturday|sunday|january|february|march|april|june|july|august|september|october"
              + "|november|december)\\b");

  private static final Pattern CAPITALISED = Pattern.compile("\\b\\p{Lu}\\p{Ll}+");

  /**
   * @param speakers the words of the names of all who speak in the group, in lower case
   */
  static Traits of(String text, Set<String> speakers) {
    String said = REMARK.matcher(text).replaceAll(" ").strip();
    return new Traits(
        said.endsWith("?"),
        TIME.matcher(said.toLowerCase(Locale.ROOT)).find(),
        names(said, speakers));
  }

  private static int names(String said, Set<String> speakers) {
    int names = 0;
    Matcher match = CAPITALISED.matcher(said);
    while (names < MOST_NAMES && match.find()) {
      boolean speaker = speakers.contains(match.group().toLowerCase(Locale.ROOT));
      if (!speaker && !beginsSentence(said, match.start())) {
        names++;
      }
    }
    return names;
  }

  private static boolean beginsSentence(String said, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(said.charAt(before))) {
      before--;
    }
    return before < 0 || ".!?\"“:".indexOf(said.charAt(before)) >= 0;
  }

  /** All of it in one number. */
  int packed() {
    return (asks ? 1 : 0) | (tellsTime ? 2 : 0) | names << 2;
  }

  static Traits unpacked(int packed) {
    return new Traits((packed & 1) != 0, (packed & 2) != 0, packed >> 2);
  }
}
