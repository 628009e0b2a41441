package gaia.search;

import java.util.List;

/**
 * One answer of the index.
 *
 * @param highlights character ranges of {@code text} that matched, in order, not overlapping
 * @param score comparable within one answer only; higher is better
 * @param why what made this a hit, in a few words for people
 */
public record SearchHit(
    SearchDocument document, List<Highlight> highlights, double score, String why) {

  /** Characters {@code start} (inclusive) to {@code end} (exclusive) of the text. */
  public record Highlight(int start, int end) {}

  public SearchHit {
    highlights = List.copyOf(highlights);
  }
}
