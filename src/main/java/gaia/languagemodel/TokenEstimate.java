package gaia.languagemodel;

import java.nio.charset.StandardCharsets;

/**
 * Guesses tokens where no model counts them. One for three bytes is more than common tokenizers
 * make of English (about four characters each) and about what they make of other scripts.
 */
public final class TokenEstimate {

  private static final int BYTES_PER_TOKEN = 3;

  private TokenEstimate() {}

  public static int of(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    return (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }
}
