package gaia.search;

import gaia.background.TaskStopped;
import java.io.IOException;
import org.apache.lucene.index.MergePolicy.MergeAbortedException;

/**
 * How background work that is deep inside the index breathes. What a thread gave here is run
 * between two documents and within merges; other threads do not notice.
 */
final class Breath {

  /** Work on the index. */
  interface Work {
    void run() throws IOException;
  }

  private final ThreadLocal<Runnable> given = new ThreadLocal<>();

  /** Does the work on this thread and breathes in between. */
  void during(Runnable breathe, Work work) throws IOException {
    given.set(breathe);
    try {
      work.run();
    } finally {
      given.remove();
    }
  }

  /**
   * @throws TaskStopped when the work is to end here
   */
  void draw() {
    Runnable breathe = given.get();
    if (breathe != null) {
      breathe.run();
    }
  }

  /** Gives a merge up when the work is to end; the index is as good without it. */
  void drawInMerge() throws MergeAbortedException {
    try {
      draw();
    } catch (TaskStopped e) {
      throw new MergeAbortedException(e.getMessage());
    }
  }
}
