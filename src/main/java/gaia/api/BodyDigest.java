package gaia.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request says, as one SHA-256: the same for a form (RFC 7578) that is sent again, although
 * clients part its files by another boundary each time.
 */
final class BodyDigest {

  /** RFC 2046, 5.1.1: at most 70 characters. */
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)multipart/.*;\\s*boundary=\"?([^\";\\s]{1,70})\"?.*");

  private static final int LONGEST_DELIMITER = 80;

  private final MessageDigest digest;
  private final byte @Nullable [] delimiter;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(LONGEST_DELIMITER);
  private boolean inLongLine;

  /**
   * @param request method, path and query, which count as well
   * @param contentType as it was sent
   */
  BodyDigest(String request, @Nullable String contentType) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
    digest.update(request.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    Matcher form = BOUNDARY.matcher(contentType == null ? "" : contentType);
    delimiter = form.matches() ? ("--" + form.group(1)).getBytes(StandardCharsets.UTF_8) : null;
  }

  void add(byte[] from, int offset, int length) {
    if (delimiter == null) {
      digest.update(from, offset, length);
      return;
    }
    for (int i = offset; i < offset + length; i++) {
      add(from[i]);
    }
  }

  private void add(byte one) {
    if (inLongLine) {
      digest.update(one);
      inLongLine = one != '\n';
      return;
    }
    line.write(one);
    if (one == '\n') {
      endLine();
    } else if (line.size() > LONGEST_DELIMITER) {
      digest.update(line.toByteArray());
      line.reset();
      inLongLine = true;
    }
  }

  /** A line that parts two files says no more than that. */
  private void endLine() {
    byte[] said = line.toByteArray();
    line.reset();
    if (isDelimiter(said)) {
      digest.update((byte) 0);
    } else {
      digest.update(said);
    }
  }

  private boolean isDelimiter(byte[] said) {
    if (delimiter == null) {
      return false;
    }
    int end = said.length;
    while (end > 0 && (said[end - 1] == '\n' || said[end - 1] == '\r')) {
      end--;
    }
    int most = delimiter.length;
    boolean last = end == most + 2 && said[end - 1] == '-' && said[end - 2] == '-';
    return (end == most || last) && Arrays.equals(said, 0, most, delimiter, 0, most);
  }

  /** 64 hexadecimal digits; nothing may be added afterwards. */
  String hex() {
    endLine();
    return HexFormat.of().formatHex(digest.digest());
  }
}
