package gaia.conversation;

import java.io.InputStream;
import java.util.function.Consumer;

/**
 * A file format that conversations come in.
 *
 * <p>A reader holds one conversation in memory, not the upload, and hands it on before it reads the
 * next. A fault in one conversation refuses that one; a fault in the JSON itself, or of the stream,
 * refuses the rest in one last item. What was handed on before stays valid. Nothing is thrown but
 * what the consumer throws.
 */
interface ImportFormat {

  /**
   * Reads an upload to its end, or to the fault that ends it.
   *
   * @param in stays open
   * @param items called on this thread, once for each conversation
   */
  ImportEnd read(InputStream in, Consumer<ImportItem> items);
}
