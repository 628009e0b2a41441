package gaia.background;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What people can do to many tasks at once, and in which states it means something. */
public enum TaskAction {
  CANCEL,
  RETRY,
  RUN_NOW,
  PRIORITY;

  Set<TaskState> states() {
    return switch (this) {
      case CANCEL, PRIORITY -> Set.of(TaskState.PENDING, TaskState.PROCESSING);
      case RETRY -> Set.of(TaskState.FAILED, TaskState.CANCELLED);
      case RUN_NOW -> Set.of(TaskState.PENDING);
    };
  }

  /** Whether it means something for a task in this state. */
  public boolean isFor(TaskState state) {
    return states().contains(state);
  }

  String namesOfStates() {
    return states().stream().map(TaskState::label).sorted().collect(Collectors.joining(" or "));
  }

  /** The name in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
