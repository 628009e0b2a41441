package gaia.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag (RFC 9110, 8.8.3): the same for the same bytes of the same kind, and for
 * nothing else.
 *
 * @param text with its quotes
 */
record EntityTag(String text) {

  private static final int DIGITS = 32;

  static EntityTag of(@Nullable String contentType, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String kind = String.valueOf(contentType).split(";", 2)[0].strip();
      digest.update(kind.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      String hex = HexFormat.of().formatHex(digest.digest(body));
      return new EntityTag('"' + hex.substring(0, DIGITS) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Whether {@code If-None-Match} names it: weakly, as RFC 9110, 13.1.2 asks for. */
  boolean isAmong(@Nullable String header) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::strip)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals("*") || one.equals(text));
  }

  /** Whether {@code If-Match} allows a change: strongly, as RFC 9110, 13.1.1 asks for. */
  boolean allows(String header) {
    return Arrays.stream(header.split(","))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(text));
  }
}
