package gaia.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The format of this application:
 *
 * <pre>{"conversations": [{"external_id"?, "title", "campaign"?, "created"?,
 *   "messages": [{"role", "speaker"?, "content", "created"?}]}], "archive": true}</pre>
 *
 * <p>Members it does not know are ignored, and so are blank messages.
 */
final class PlainImport implements ImportFormat {

  @Override
  public ImportEnd read(InputStream in, Consumer<ImportItem> items) {
    Upload upload = new Upload(items);
    boolean complete = JsonImport.read(in, items, upload::read);
    return new ImportEnd(complete, upload.archive);
  }

  /** One upload while it is read. */
  private static final class Upload {
    private final Consumer<ImportItem> items;
    private @Nullable Boolean archive;
    private boolean found;
    private int count;

    Upload(Consumer<ImportItem> items) {
      this.items = items;
    }

    void read(JsonCursor cursor) throws IOException {
      cursor.members(
          name -> {
            switch (name) {
              case "archive" -> archive = cursor.flag();
              case "conversations" -> conversations(cursor);
              default -> {}
            }
          });
      if (!found) {
        throw new ContentFault("conversations is missing.");
      }
    }

    private void conversations(JsonCursor cursor) throws IOException {
      if (found) {
        throw cursor.fault("appears twice");
      }
      found = true;
      cursor.elements(
          () -> {
            if (count++ == ContentLimits.CONVERSATIONS) {
              throw cursor.fault("is one too many; split the upload");
            }
            items.accept(new PlainConversation(cursor).read());
          });
    }
  }
}
