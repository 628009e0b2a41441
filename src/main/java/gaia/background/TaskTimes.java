package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How long tasks work: all their attempts together, without the time between them. */
@ApplicationScoped
@Transactional
public class TaskTimes {

  /** With less progress than this, how long the rest takes cannot be told. */
  private static final double LEAST_PROGRESS = 0.02;

  @Inject TaskSelectionRepository repository;
  @Inject Clock clock;

  /** How long the last completed tasks of a type worked, on average; empty when there are none. */
  Optional<Duration> mean(String type) {
    List<String> ids = repository.lastCompleted(type);
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(worked(repository.attemptsOf(ids)).dividedBy(ids.size()));
  }

  private Duration worked(List<Attempt> attempts) {
    return attempts.stream()
        .filter(one -> one.ended != null)
        .map(one -> Duration.between(one.started, one.ended))
        .filter(time -> !time.isNegative())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** How long the attempt has lasted that the task is in. */
  private Duration atWork(TaskView task) {
    Instant begun = task.status() == TaskState.PROCESSING ? task.lastAttempt() : null;
    Duration time = begun == null ? Duration.ZERO : Duration.between(begun, clock.instant());
    return time.isNegative() ? Duration.ZERO : time;
  }

  /**
   * How long an unfinished task has still to work: by its own progress where it has some, by what
   * others of its type took otherwise.
   */
  public Optional<Duration> left(TaskView task) {
    if (task.status().isFinished()) {
      return Optional.empty();
    }
    if (task.progress() < LEAST_PROGRESS) {
      return mean(task.type());
    }
    Duration worked = worked(repository.attemptsOf(List.of(task.id()))).plus(atWork(task));
    double rest = (1 - task.progress()) / task.progress();
    return Optional.of(Duration.ofMillis(Math.round(worked.toMillis() * rest)));
  }

  /** Characters of what a task has stored to go on from; 0 when nothing. */
  public int checkpointLength(String taskId) {
    return repository.find(taskId).map(task -> task.checkpoint).map(String::length).orElse(0);
  }
}
