package gaia.status;

import gaia.access.Caller;
import gaia.access.Refusal;
import gaia.access.Role;
import gaia.background.QuietMode;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.background.WishedTime;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Does what the buttons of the pages say; their values name tasks. */
@RequestScoped
class PressedButton {

  /** They concern everybody in the house. */
  private static final Set<String> WISHES = Set.of("pause", "resume", "quiet", "loud");

  @Inject Tasks tasks;
  @Inject QuietMode quiet;
  @Inject Caller caller;
  @Inject Clock clock;

  /**
   * Does what was pressed, if it is one of ours.
   *
   * @param sent the parameters of the request
   * @throws Refusal when it cannot be done
   */
  void act(Map<String, String> sent) {
    steer(sent, "cancel", tasks::cancel);
    steer(sent, "retry", tasks::retry);
    steer(sent, "run_now", tasks::runNow);
    steer(sent, "move", (owner, id) -> tasks.reprioritise(owner, id, priority(sent)));
    wish(sent);
  }

  private void steer(
      Map<String, String> sent,
      String button,
      BiFunction<String, String, Optional<TaskView>> change) {
    String id = sent.get(button);
    if (id != null && change.apply(caller.owner(), id).isEmpty()) {
      throw Refusal.notFound("The task is gone.");
    }
  }

  private void wish(Map<String, String> sent) {
    if (WISHES.stream().anyMatch(sent::containsKey)) {
      caller.require(Role.ADMIN);
    }
    if (sent.containsKey("pause")) {
      if ("open".equals(sent.get("pause"))) {
        tasks.pause(caller.owner(), null);
      } else {
        tasks.pause(caller.owner(), until(sent.get("pause_minutes")));
      }
    }
    if (sent.containsKey("resume")) {
      tasks.resume();
    }
    if (sent.containsKey("quiet")) {
      if ("open".equals(sent.get("quiet"))) {
        quiet.begin(caller.owner(), null);
      } else {
        quiet.begin(caller.owner(), until(sent.get("quiet_minutes")));
      }
    }
    if (sent.containsKey("loud")) {
      quiet.end();
    }
  }

  private Instant until(@Nullable String minutes) {
    return WishedTime.until(whole(minutes, "Minutes"), clock);
  }

  /** The new place in the queue. */
  static int priority(Map<String, String> sent) {
    int wanted = whole(sent.get("priority"), "The priority");
    if (wanted < 0 || wanted > 1000) {
      throw Refusal.invalid("The priority must be a whole number from 0 to 1000.");
    }
    return wanted;
  }

  private static int whole(@Nullable String text, String name) {
    try {
      return Integer.parseInt(text == null ? "" : text.strip());
    } catch (NumberFormatException e) {
      throw Refusal.invalid(name + " must be a whole number.");
    }
  }
}
