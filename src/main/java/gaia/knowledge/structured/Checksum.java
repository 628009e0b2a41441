package gaia.knowledge.structured;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a file is still as it was written. The checksum in the front matter is the SHA-256
 * of everything but its own line, so that a changed title counts as an edit, too. Line ends do not
 * count: some programs change them without being asked.
 */
final class Checksum {
  static final String KEY = "checksum";

  private static final Pattern LINE = Pattern.compile("(?m)^checksum: \"?([0-9a-f]{64})\"?\\n");

  private Checksum() {}

  /** The checksum of a text that has no checksum line yet, in hexadecimal. */
  static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(unified(text).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** False as soon as anything was changed, also when the checksum itself is gone. */
  static boolean fits(String file) {
    String text = unified(file);
    Matcher line = LINE.matcher(text);
    return line.find()
        && of(text.substring(0, line.start()) + text.substring(line.end())).equals(line.group(1));
  }

  private static String unified(String text) {
    return text.replace("\r\n", "\n");
  }
}
