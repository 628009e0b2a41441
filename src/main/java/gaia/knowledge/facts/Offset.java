package gaia.knowledge.facts;

import gaia.access.PageLimit;
import gaia.access.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins that has no other mark.
 *
 * @param from how many entries come before it
 */
record Offset(int from) {

  /**
   * @param cursor what was told as the next page; null for the first
   * @throws Refusal when it was never given out
   */
  static Offset of(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return new Offset(0);
    }
    if (!cursor.matches("\\d{1,8}")) {
      throw Refusal.invalid("cursor is none that was given out");
    }
    return new Offset(Integer.parseInt(cursor));
  }

  /**
   * The cursor of the next page; null when there is none.
   *
   * @param found how many were fetched, one more than shown where there are more
   */
  @Nullable String next(int found, PageLimit page) {
    return found > page.limit() ? String.valueOf(from + page.limit()) : null;
  }
}
