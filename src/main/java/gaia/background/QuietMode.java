package gaia.background;

import gaia.background.admission.QuietWish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody wants quiet. The wish is in the database and holds for all servers; each looks
 * once a second, because the question is asked for every task.
 */
@ApplicationScoped
public class QuietMode {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private record Seen(Optional<QuietWish> wish, long nanos) {}

  @Inject ExplanationRepository repository;
  @Inject Event<TaskChanged> changed;
  @Inject Clock clock;
  private volatile @Nullable Seen seen;

  /** Short absences start nothing until somebody ends it, or until the given moment. */
  public void begin(String by, @Nullable Instant until) {
    repository.quiet(new QuietWish(by, clock.instant(), until));
    lookAgain();
  }

  public void end() {
    repository.loud();
    lookAgain();
  }

  private void lookAgain() {
    seen = null;
    changed.fire(new TaskChanged(null));
  }

  /** The wish that holds at present, as others see it. */
  public Optional<WishView> wish() {
    return current().map(wish -> new WishView(wish.byWhom(), wish.since(), wish.until()));
  }

  Optional<QuietWish> current() {
    Seen last = seen;
    if (last == null || System.nanoTime() - last.nanos() > FRESH_NANOS) {
      last = new Seen(repository.quietWish(), System.nanoTime());
      seen = last;
    }
    return last.wish().filter(wish -> !wish.isOver(clock.instant()));
  }
}
