package gaia.search;

import gaia.background.TaskRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the index of one server level with the changes that others made: fills it when it is new or
 * was away for too long, and follows the feed from there on. Used by one thread.
 */
final class FeedFollower {

  private static final int CHANGES_AT_ONCE = 50;

  private final HybridSearch search;
  private final ChangeFeed feed;
  private final SearchSources sources;

  FeedFollower(HybridSearch search, ChangeFeed feed, SearchSources sources) {
    this.search = search;
    this.feed = feed;
    this.sources = sources;
  }

  /** True when a look would index everything anew: that is long work. */
  boolean mustFill() throws SQLException {
    return !search.isComplete() || search.followed() < feed.reach().trimmed();
  }

  /**
   * One look at the feed. May be stopped anywhere and is taken up again by the next look.
   *
   * @param run asked to breathe between two groups
   * @return how many groups were indexed or removed here
   */
  int look(TaskRun run) throws IOException, SQLException {
    if (!search.isComplete()) {
      return fill(run);
    }
    if (search.followed() < feed.reach().trimmed()) {
      search.reset();
      return fill(run);
    }
    return follow(run, feed.after(search.followed(), CHANGES_AT_ONCE));
  }

  private int fill(TaskRun run) throws IOException, SQLException {
    // Read before the sources are, also when this goes on where it was interrupted: what changes
    // meanwhile is followed afterwards, once too often.
    ChangeFeed.Reach reach = feed.reach();
    String prefix = "follow " + search.indexId() + " ";
    long last =
        run.checkpoint()
            .filter(kept -> kept.startsWith(prefix))
            .map(kept -> Long.parseLong(kept.substring(prefix.length()).split(" ", 2)[0]))
            .filter(begun -> begun >= reach.trimmed())
            .orElse(reach.last());
    int groups = new Reindexing(search, sources).run(run, prefix + last + " ");
    search.followedTo(last);
    search.complete();
    return groups;
  }

  private int follow(TaskRun run, List<Change> changes) throws IOException {
    int applied = 0;
    for (Change change : changes) {
      run.breathe();
      if (!change.indexId().equals(search.indexId())) {
        search.stage(
            change.group(),
            change.operation() == Change.Operation.INDEX
                ? sources.documents(change.group())
                : List.of());
        applied++;
      }
    }
    if (!changes.isEmpty()) {
      erase(run, changes);
      search.followedTo(changes.get(changes.size() - 1).id());
      search.commit();
    }
    return applied;
  }

  /** Before the position in the feed is kept: an erasure that failed is met again. */
  private void erase(TaskRun run, List<Change> changes) throws IOException {
    List<GroupName> erased =
        changes.stream()
            .filter(change -> change.operation() == Change.Operation.ERASE)
            .filter(change -> !change.indexId().equals(search.indexId()))
            .map(Change::group)
            .toList();
    if (!erased.isEmpty()) {
      search.erase(erased, run::breathe);
    }
  }
}
