package gaia.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text around what was found in it, cut so that a page can mark the words without any
 * markup in the text itself.
 */
public record Excerpt(List<Segment> segments) {

  private static final String CUT = "…";

  /** Characters in a row that are all marked, or all not. */
  public record Segment(String text, boolean marked) {}

  public Excerpt {
    segments = List.copyOf(segments);
  }

  /**
   * Ranges that lie outside the text or overlap an earlier one are left out.
   *
   * @param longest about how many characters to show; a long text is cut around its first mark
   */
  static Excerpt of(String text, List<SearchHit.Highlight> ranges, int longest) {
    int first = ranges.isEmpty() ? 0 : Math.max(0, ranges.get(0).start());
    int start = boundary(text, text.length() <= longest ? 0 : Math.max(0, first - longest / 4));
    int end = boundary(text, Math.min(text.length(), start + longest));
    List<Segment> segments = new ArrayList<>();
    int at = start;
    add(segments, start > 0 ? CUT : "", false);
    for (SearchHit.Highlight range : ranges) {
      if (range.start() >= at && range.start() < range.end() && range.end() <= end) {
        add(segments, text.substring(at, range.start()), false);
        add(segments, text.substring(range.start(), range.end()), true);
        at = range.end();
      }
    }
    add(segments, text.substring(at, end), false);
    add(segments, end < text.length() ? CUT : "", false);
    return new Excerpt(segments);
  }

  private static void add(List<Segment> segments, String text, boolean marked) {
    if (!text.isEmpty()) {
      segments.add(new Segment(text, marked));
    }
  }

  /** Steps back where a cut would fall between the halves of one character. */
  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
