package gaia.background;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;

/**
 * By how much the numbers of tasks in each state changed in one transaction. Rows are only added,
 * so that nobody waits for a counter; their sum is exact at every moment.
 */
@Entity
@Table(name = "task_tally")
class TallyEntry {

  @Id long id;
  long pending;
  long processing;
  long completed;
  long failed;
  long cancelled;

  protected TallyEntry() {}

  TallyEntry(long id, Map<TaskState, Long> change) {
    this.id = id;
    this.pending = change.getOrDefault(TaskState.PENDING, 0L);
    this.processing = change.getOrDefault(TaskState.PROCESSING, 0L);
    this.completed = change.getOrDefault(TaskState.COMPLETED, 0L);
    this.failed = change.getOrDefault(TaskState.FAILED, 0L);
    this.cancelled = change.getOrDefault(TaskState.CANCELLED, 0L);
  }
}
