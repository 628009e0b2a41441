package gaia.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is stored: PBKDF2 with HMAC-SHA-256 and a salt of its own (RFC 8018), as text
 * {@code pbkdf2-sha256$iterations$salt$hash}.
 */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int ITERATIONS = 600_000;
  private static final int BYTES = 32;
  private static final int MOST_ITERATIONS = 10_000_000;

  static PasswordHash of(char[] password, SecureRandom random) {
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static PasswordHash read(String text) {
    String[] parts = text.strip().split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalArgumentException("not a stored password");
    }
    int iterations = Integer.parseInt(parts[1]);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("not a stored password");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(iterations, decoder.decode(parts[2]), decoder.decode(parts[3]));
  }

  String text() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(iterations),
        encoder.encodeToString(salt),
        encoder.encodeToString(hash));
  }

  /** Takes the same time whatever is wrong. */
  boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec key = new PBEKeySpec(password, salt, iterations, BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2", e);
    } finally {
      key.clearPassword();
    }
  }
}
