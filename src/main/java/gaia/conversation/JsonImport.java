package gaia.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** The frame of every import from JSON: whatever ends the document early becomes one refusal. */
final class JsonImport {

  private JsonImport() {}

  /** Reads a document; faults of single conversations are the reader's own business. */
  @FunctionalInterface
  interface DocumentReader {
    void read(JsonCursor cursor) throws IOException;
  }

  /** Returns whether the document was read to its end. */
  static boolean read(InputStream in, Consumer<ImportItem> items, DocumentReader reader) {
    try (JsonCursor cursor = JsonCursor.open(in)) {
      return read(cursor, items, reader);
    } catch (IOException e) {
      items.accept(new ImportItem.Refused(null, reason(e)));
      return false;
    }
  }

  private static boolean read(
      JsonCursor cursor, Consumer<ImportItem> items, DocumentReader reader) {
    try {
      cursor.document(() -> reader.read(cursor));
      return true;
    } catch (ContentFault e) {
      items.accept(new ImportItem.Refused(null, e.reason()));
    } catch (IOException e) {
      String place = cursor.place();
      String rest = place.isEmpty() ? "" : " It ended in " + place + "; the rest was not read.";
      items.accept(new ImportItem.Refused(null, reason(e) + rest));
    }
    return false;
  }

  private static String reason(IOException e) {
    return JsonCursor.fault(e)
        .map(ContentFault::reason)
        .orElse("The upload could not be read to its end.");
  }
}
