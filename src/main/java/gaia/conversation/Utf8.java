package gaia.conversation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 without guessing: a wrong byte is an error, a byte order mark is skipped. */
final class Utf8 {

  private Utf8() {}

  /**
   * A reader that fails with a {@link java.nio.charset.CharacterCodingException} on anything that
   * is not UTF-8. Closing it closes the stream.
   */
  static Reader reader(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(3);
    byte[] start = buffered.readNBytes(3);
    if (!isByteOrderMark(start)) {
      buffered.reset();
    }
    return new InputStreamReader(
        buffered,
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static boolean isByteOrderMark(byte[] start) {
    return start.length == 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF;
  }
}
