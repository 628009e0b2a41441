package gaia.knowledge.structured;

import gaia.knowledge.extraction.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person did to one item of a structured archive.
 *
 * @param section under whose heading; of the new item where there is one
 * @param before what stood there; null for an item that was added
 * @param after what stands there now; null for an item that was taken out
 * @param turns indexes of the turns that the old item cited, or the new one where there was none
 */
public record ArchiveEdit(
    Section section, @Nullable String before, @Nullable String after, List<Integer> turns) {

  public ArchiveEdit {
    turns = List.copyOf(turns);
  }
}
