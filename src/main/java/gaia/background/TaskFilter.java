package gaia.background;

import gaia.access.Refusal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks an action is for; one of the first three is given, so that nobody means all by
 * mistake.
 *
 * @param finishedFrom the earliest end of what is meant; takes back what was cancelled just now,
 *     and not what was cancelled before
 */
public record TaskFilter(
    @Nullable TaskState status,
    @Nullable String type,
    @Nullable String campaign,
    @Nullable Instant finishedFrom) {

  /**
   * Checks the filter.
   *
   * @throws Refusal when it is empty
   */
  public TaskFilter {
    if (status == null && type == null && campaign == null) {
      throw Refusal.invalid("Give at least one of status, type and campaign.");
    }
  }

  /**
   * The states of tasks that are meant.
   *
   * @throws Refusal when the action is not for tasks of the wanted state
   */
  Set<TaskState> states(TaskAction action) {
    if (status == null) {
      return action.states();
    }
    if (!action.states().contains(status)) {
      throw Refusal.invalid(
          "status must be %s for %s".formatted(action.namesOfStates(), action.label()));
    }
    return Set.of(status);
  }
}
