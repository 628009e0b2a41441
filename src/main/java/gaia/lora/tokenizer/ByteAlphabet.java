package gaia.lora.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A visible character for every byte, as GPT-2 wrote its vocabulary: visible ones stand for
 * themselves.
 */
final class ByteAlphabet {

  private static final char[] CHARACTERS = characters();

  private ByteAlphabet() {}

  private static char[] characters() {
    char[] characters = new char[256];
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = b > ' ' && b < 127 || b > 160 && b != 173;
      characters[b] = visible ? (char) b : next++;
    }
    return characters;
  }

  static String write(String text) {
    StringBuilder written = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      written.append(CHARACTERS[b & 255]);
    }
    return written.toString();
  }

  /** Adds the bytes of a token; characters outside the alphabet as they are. */
  static void read(String token, ByteArrayOutputStream to) {
    for (int i = 0; i < token.length(); i++) {
      int b = indexOf(token.charAt(i));
      if (b >= 0) {
        to.write(b);
      } else {
        to.writeBytes(token.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static int indexOf(char character) {
    for (int b = 0; b < 256; b++) {
      if (CHARACTERS[b] == character) {
        return b;
      }
    }
    return -1;
  }
}
