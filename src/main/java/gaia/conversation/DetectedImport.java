package gaia.conversation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Looks at the first sign of an upload and reads it in the format that it must be. */
final class DetectedImport implements ImportFormat {

  private static final int LOOK_AHEAD = 4_096;

  @Override
  public ImportEnd read(InputStream in, Consumer<ImportItem> items) {
    BufferedInputStream buffered = new BufferedInputStream(in, 2 * LOOK_AHEAD);
    int sign;
    try {
      sign = firstSign(buffered);
    } catch (IOException e) {
      return refused(items, "The upload could not be read.");
    }
    return switch (sign) {
      case '{' -> new PlainImport().read(buffered, items);
      case '[' -> new ChatGptImport().read(buffered, items);
      case 'P' ->
          refused(items, "This looks like a ZIP file. Unpack it, and upload the JSON in it.");
      case -1 -> refused(items, "The upload is empty.");
      default ->
          refused(
              items,
              "This is neither a JSON object with conversations nor the JSON array of a ChatGPT"
                  + " export (conversations.json).");
    };
  }

  /** The first byte that is neither white space nor part of a byte order mark; -1 for none. */
  private static int firstSign(BufferedInputStream in) throws IOException {
    in.mark(LOOK_AHEAD);
    int sign = in.read();
    for (int i = 1; i < LOOK_AHEAD && isSkipped(sign); i++) {
      sign = in.read();
    }
    in.reset();
    return sign;
  }

  private static boolean isSkipped(int sign) {
    return switch (sign) {
      case ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF -> true;
      default -> false;
    };
  }

  private static ImportEnd refused(Consumer<ImportItem> items, String reason) {
    items.accept(new ImportItem.Refused(null, reason));
    return new ImportEnd(false, null);
  }
}
