package gaia.access;

import java.util.regex.Pattern;

/**
 * What somebody did, or tried. Nothing in it was said in a conversation: the subject is a path,
 * without its query.
 *
 * @param who name of the account; a dash when nobody is known
 * @param origin address that it came from
 * @param action the HTTP method, or {@code login}, {@code logout}, {@code trimmed}
 * @param subject what it was done to, at most 300 characters
 * @param outcome the HTTP status of the answer
 */
record Deed(String who, String origin, String action, String subject, int outcome) {

  static final String NOBODY = "-";

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\p{Print}]|\\p{Cf}", Pattern.UNICODE_CHARACTER_CLASS);

  Deed {
    who = line(who, 200);
    origin = line(origin, 100);
    action = line(action, 20);
    subject = line(subject, 300);
  }

  /** On one line, so that no name can pretend to be a line of its own. */
  static String line(String text, int most) {
    String clean = UNPRINTABLE.matcher(text).replaceAll("?");
    return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
  }
}
