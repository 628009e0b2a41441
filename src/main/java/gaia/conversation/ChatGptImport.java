package gaia.conversation;

import java.io.InputStream;
import java.util.function.Consumer;

/** The file {@code conversations.json} of a ChatGPT data export: an array of conversations. */
final class ChatGptImport implements ImportFormat {

  @Override
  public ImportEnd read(InputStream in, Consumer<ImportItem> items) {
    int[] count = {0};
    boolean complete =
        JsonImport.read(
            in,
            items,
            cursor ->
                cursor.elements(
                    () -> {
                      if (count[0]++ == ContentLimits.CONVERSATIONS) {
                        throw cursor.fault("is one too many; split the upload");
                      }
                      items.accept(new ChatGptConversation(cursor).read());
                    }));
    return new ImportEnd(complete, null);
  }
}
