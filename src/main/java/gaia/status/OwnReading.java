package gaia.status;

import gaia.analytics.Throughput;
import gaia.analytics.WorkLedger;
import gaia.background.TaskState;
import gaia.background.Tasks;
import gaia.conversation.ArchiveStatistics;
import gaia.conversation.ConversationManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks every room for what the status says to one owner alone. */
@ApplicationScoped
class OwnReading {

  private static final int LATELY = 7;
  private static final int RECENT = 8;
  private static final int FAILED = 5;

  @Inject Tasks tasks;
  @Inject ConversationManager archives;
  @Inject WorkLedger ledger;

  /**
   * What the page of the status shows to one owner, beside the figures.
   *
   * @param recent tasks, the newest first
   * @param failed tasks that failed for good, the newest first
   * @param lately finished work of the last seven days
   */
  record Lists(List<TaskRow> recent, List<TaskRow> failed, Throughput lately) {}

  SystemStatus.ArchiveFigures archives(String owner) {
    ArchiveStatistics found = archives.getArchiveStatistics(owner);
    return new SystemStatus.ArchiveFigures(
        found.total(),
        found.processed(),
        found.pending(),
        found.failed(),
        found.topKeywords().stream()
            .map(top -> new SystemStatus.Keyword(top.keyword(), top.count()))
            .toList());
  }

  Lists lists(String owner) {
    return new Lists(
        rows(owner, null, RECENT),
        rows(owner, TaskState.FAILED, FAILED),
        ledger.throughput(owner, LATELY));
  }

  private List<TaskRow> rows(String owner, @Nullable TaskState state, int most) {
    return tasks.list(owner, state, null, most, null).stream().map(TaskRow::of).toList();
  }
}
