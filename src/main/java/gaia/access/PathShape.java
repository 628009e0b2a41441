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

  private static final Pattern HALF_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final int LONGEST = 4096;

  private PathShape() {}

  /** Whether every escape of a query is a whole one. */
  static boolean isPlainQuery(@Nullable String raw) {
    return raw == null || !HALF_ESCAPE.matcher(raw).find();
  }

  /**
   * Whether there is one way only to read it.
   *
   * @param raw as it was sent, without the query
   */
  static boolean isPlain(String raw) {
    return raw.length() <= LONGEST && !ODD.matcher(raw).find();
  }
}
