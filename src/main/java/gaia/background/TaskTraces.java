package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Where the engine says what it does to whoever follows; at first to nobody. */
@ApplicationScoped
public class TaskTraces {

  private volatile TaskTrace follower = TaskTrace.NONE;

  public void follow(TaskTrace with) {
    follower = with;
  }

  @Nullable String here() {
    return follower.here();
  }

  TaskTrace.Try begin(TaskRepository.Claim claim) {
    return follower.begin(claim.task(), claim.traceParent());
  }
}
