package gaia.search;

import gaia.background.TaskRun;
import java.io.IOException;
import java.util.List;

/** Indexes all groups of all sources again, in steps that may be interrupted and continued. */
final class Reindexing {

  private static final int GROUPS_PER_COMMIT = 10;

  private final HybridSearch search;
  private final SearchSources sources;

  Reindexing(HybridSearch search, SearchSources sources) {
    this.search = search;
    this.sources = sources;
  }

  /**
   * @param prefix begins every checkpoint; an earlier one that begins so is continued
   * @return how many groups were indexed in this attempt
   */
  int run(TaskRun run, String prefix) throws IOException {
    String done =
        run.checkpoint()
            .filter(kept -> kept.startsWith(prefix))
            .map(kept -> kept.substring(prefix.length()))
            .orElse("");
    List<GroupName> all = sources.groupsAfter(done);
    search.breathing(run::breathe, () -> index(run, prefix, all));
    return all.size();
  }

  private void index(TaskRun run, String prefix, List<GroupName> all) throws IOException {
    for (int i = 0; i < all.size(); i++) {
      run.breathe();
      search.stage(all.get(i), sources.documents(all.get(i)), run::breathe);
      if ((i + 1) % GROUPS_PER_COMMIT == 0) {
        search.commit();
        String note = "%d of %d groups".formatted(i + 1, all.size());
        run.save((i + 1.0) / all.size(), note, prefix + all.get(i).key());
      }
    }
    search.commit();
  }
}
