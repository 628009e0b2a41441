package gaia.search;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watch over groups that are staged one after the other and committed together. A failure of
 * the index takes everything back that was not committed, whoever staged it; a bundle that lost
 * something so must not count as done.
 */
final class IndexBundle {

  /** Each worker has a bundle of its own. */
  private final ThreadLocal<@Nullable Long> begunAt = new ThreadLocal<>();

  /** Called before each group is staged. */
  void begin(HybridSearch search) {
    if (begunAt.get() == null) {
      begunAt.set(search.losses());
    }
  }

  /**
   * Commits what was staged.
   *
   * @throws IOException when that fails, or when something of it was lost before
   */
  void end(HybridSearch search) throws IOException {
    Long before = begunAt.get();
    begunAt.remove();
    search.commit();
    if (before != null && search.losses() != before) {
      throw new IOException("The index went back to its last commit while this was indexed.");
    }
  }
}
