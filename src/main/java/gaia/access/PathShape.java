package gaia.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses paths that two readers could understand differently: the check at the door has to see the
 * same path as whatever answers behind it.
 */
final class PathShape {

  /** Parameters of a path, separators or dots in disguise, control characters, empty steps. */
  private static final Pattern ODD =
      Pattern.compile(
          "(?i);|//|\\\\|%2f|%5c|%2e|%3b|%25|%[01][0-9a-f]|%7f|(?:^|/)\\.\\.?(?:/|$)|[\\x00-\\x20\\x7f]");

  /** Half escapes, and what RFC 3986 lets stand in no path, nor in a query, as it is. */
  private static final Pattern UNESCAPED =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|[^\\x21-\\x7e]|[\"#<>\\\\^`{|}]");

  private static final int LONGEST = 4096;

  private PathShape() {}

  /** Whether everything is escaped that has to be, and every escape is a whole one. */
  static boolean isPlainQuery(@Nullable String raw) {
    return raw == null || !UNESCAPED.matcher(raw).find();
  }

  /**
   * Whether there is one way only to read it.
   *
   * @param raw as it was sent, without the query
   */
  static boolean isPlain(String raw) {
    return raw.length() <= LONGEST
        && !ODD.matcher(raw).find()
        && !UNESCAPED.matcher(raw).find()
        && raw.indexOf('[') < 0
        && raw.indexOf(']') < 0;
  }
}
