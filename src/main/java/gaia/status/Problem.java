package gaia.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that a person has to do something about.
 *
 * @param name its sentence is {@code trouble_} and this, what to do about it {@code remedy_} and
 *     this
 * @param detail what is particular to this time; empty when nothing is
 */
public record Problem(String name, String detail) {

  /** Reasons for waiting that do not end unless somebody does something. */
  private static final Set<String> STUCK =
      Set.of("no_worker", "disk_low", "memory_short", "task_too_large", "memory_pressure");

  /**
   * @param warnings of the settings, one sentence each
   */
  static List<Problem> of(SystemStatus now, List<String> warnings) {
    List<Problem> found = new ArrayList<>();
    if (STUCK.contains(now.scheduler().reason())) {
      found.add(new Problem(now.scheduler().reason(), ""));
    }
    if (now.languageModel().condition().equals("down")) {
      found.add(new Problem("model_down", now.languageModel().sentence()));
    }
    warnings.forEach(warning -> found.add(new Problem("setting", warning)));
    return found;
  }
}
