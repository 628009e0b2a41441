package gaia.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How much of a list a caller sees at once, and where the next part begins. */
public record PageLimit(int limit) {

  private static final int MOST = 500;

  /**
   * Checks the size of a page.
   *
   * @throws Refusal unless it is 1 to 500
   */
  public PageLimit {
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit must be 1 to %d".formatted(MOST));
    }
  }

  /** How many entries to fetch: one more than is shown tells whether there is a next page. */
  public int fetched() {
    return limit + 1;
  }

  public <T> List<T> shown(List<T> found) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  /** The cursor of the next page: the id of the last entry shown; null when there is none. */
  public <T> @Nullable String next(List<T> found, Function<T, String> id) {
    return found.size() > limit ? id.apply(found.get(limit - 1)) : null;
  }
}
