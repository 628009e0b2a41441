package gaia.search;

import gaia.embedding.English;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one view that were shown lately, read and cut into terms. The questions of one
 * person find much the same documents again, and reading 50 of them costs more than finding them.
 *
 * <p>Safe for many threads. Holds about 8 bytes for each character of text.
 */
final class Readings {

  private final Map<Integer, Reading> kept = new LinkedHashMap<>(256, 0.75f, true);
  private final long most;
  private long characters;

  /** A document with its terms. */
  record Reading(SearchDocument document, List<English.Token> tokens) {}

  /** Reads a document that is not kept. */
  interface Reader {
    Reading read(int number) throws IOException;
  }

  /**
   * Keeps nothing at first.
   *
   * @param most characters of text in all, at least 0
   */
  Readings(long most) {
    this.most = most;
  }

  /** The document of that number, read now where it is not kept. */
  Reading of(int number, Reader reader) throws IOException {
    Reading known = get(number);
    if (known != null) {
      return known;
    }
    Reading read = reader.read(number);
    keep(number, read);
    return read;
  }

  private synchronized @Nullable Reading get(int number) {
    return kept.get(number);
  }

  private synchronized void keep(int number, Reading read) {
    if (kept.put(number, read) == null) {
      characters += read.document().text().length();
    }
    Iterator<Reading> eldest = kept.values().iterator();
    while (characters > most) {
      characters -= eldest.next().document().text().length();
      eldest.remove();
    }
  }

  synchronized int size() {
    return kept.size();
  }
}
