package gaia.embedding;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts markdown into chunks that are small enough to be found and read on their own. A chunk never
 * crosses a heading; inside a section whole blocks are kept together where they fit.
 *
 * @param size most characters of a chunk, at least 100
 * @param overlap characters, at most, that a chunk repeats from the end of the one before it in the
 *     same section; less than half the size
 */
public record Chunker(int size, int overlap) {

  public Chunker {
    if (size < 100 || overlap < 0 || overlap * 2 >= size) {
      throw new IllegalArgumentException("size %d, overlap %d".formatted(size, overlap));
    }
  }

  /**
   * A piece of a document.
   *
   * @param headings the headings it stands under, outermost first
   * @param text never blank
   */
  public record Chunk(List<String> headings, String text) {
    public Chunk {
      headings = List.copyOf(headings);
    }
  }

  /** The chunks of a document, in order; none for a blank one. */
  public List<Chunk> chunks(String markdown) {
    List<Chunk> chunks = new ArrayList<>();
    for (MarkdownSections.Section section : MarkdownSections.of(markdown)) {
      for (String piece : pieces(section.blocks())) {
        chunks.add(new Chunk(section.headings(), piece));
      }
    }
    return List.copyOf(chunks);
  }

  private List<String> pieces(List<String> blocks) {
    List<String> pieces = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String block : blocks) {
      for (String part : parts(block)) {
        if (open.length() > 0 && open.length() + 2 + part.length() > size) {
          pieces.add(open.toString());
          open = new StringBuilder(tail(open, size - part.length() - 2));
        }
        open.append(open.length() == 0 ? "" : "\n\n").append(part);
      }
    }
    if (open.length() > 0) {
      pieces.add(open.toString());
    }
    return pieces;
  }

  /** A block that is too long for one chunk, in parts that leave room for the overlap. */
  private List<String> parts(String block) {
    int most = size - overlap - 2;
    if (block.length() <= size) {
      return List.of(block);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (block.length() - from > most) {
      int cut = cut(block, from, from + most);
      parts.add(block.substring(from, cut).strip());
      from = cut;
    }
    parts.add(block.substring(from).strip());
    parts.removeIf(String::isEmpty);
    return parts;
  }

  /** After the last sentence in the second half of the range, else the last word, else its end. */
  private static int cut(String text, int from, int to) {
    int middle = from + (to - from) / 2;
    int word = -1;
    for (int i = to - 1; i > middle; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        if (".!?:;".indexOf(text.charAt(i - 1)) >= 0) {
          return i;
        }
        word = Math.max(word, i);
      }
    }
    if (word > 0) {
      return word;
    }
    return Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
  }

  /** The end of a chunk that the next one repeats, from the beginning of a word on. */
  private String tail(CharSequence text, int room) {
    int most = Math.min(overlap, room);
    int from = Math.max(0, text.length() - most);
    while (from > 0 && from < text.length() && !Character.isWhitespace(text.charAt(from - 1))) {
      from++;
    }
    return most <= 0 ? "" : text.subSequence(from, text.length()).toString().strip();
  }
}
