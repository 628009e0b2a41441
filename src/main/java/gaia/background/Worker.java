package gaia.background;

import gaia.configuration.EscapedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread that takes bundle after bundle of tasks for as long as it is let in, has them worked
 * on by its hands, and writes down how they ended.
 */
final class Worker implements Runnable {

  private static final Logger LOG = EscapedLog.of(Worker.class);

  private final WorkFloor floor;
  private final Hands hands;
  private boolean disturbed;

  Worker(WorkFloor floor, Hands hands) {
    this.floor = floor;
    this.hands = hands;
  }

  @Override
  public void run() {
    floor.enter();
    try {
      takeAfterTake();
    } finally {
      hands.rest();
    }
  }

  private void takeAfterTake() {
    while (floor.isOpen()) {
      long ticket = floor.ticket();
      try {
        List<RunControl> bundle = floor.next();
        if (bundle.isEmpty()) {
          floor.awaitSignal(ticket);
        } else {
          work(bundle);
        }
        disturbed = false;
      } catch (RuntimeException | Error e) {
        tell(e);
        floor.awaitSignal(floor.ticket());
      }
    }
  }

  /** The database may be away for long: that is said once. What was claimed goes back by itself. */
  private void tell(Throwable trouble) {
    LOG.log(
        disturbed ? Level.FINE : Level.WARNING,
        "Background worker was disturbed and goes on",
        trouble);
    disturbed = true;
  }

  private void work(List<RunControl> bundle) {
    TaskHandler handler = floor.handlerOf(bundle.get(0));
    try {
      floor.settlement().settle(handler, hands.have(() -> ended(handler, bundle)));
    } finally {
      bundle.forEach(floor::close);
      // An interrupt that an effect left behind is not meant for what comes next.
      Thread.interrupted();
    }
  }

  private List<Ending> ended(TaskHandler handler, List<RunControl> bundle) {
    List<Ending> endings = new ArrayList<>();
    for (RunControl run : bundle) {
      endings.add(attempt(run, handler, !endings.isEmpty()));
    }
    return closed(handler, endings);
  }

  /**
   * @param mayWait others of the bundle came first, so there may be a reason by now not to begin
   */
  private Ending attempt(RunControl run, TaskHandler handler, boolean mayWait) {
    TaskTrace.Try followed = floor.follow(run);
    Ending ending = attempted(run, handler, mayWait);
    if (ending instanceof Ending.Returned returned
        && returned.result() instanceof TaskResult.Done done) {
      followed.end("completed", null);
      return new Ending.Returned(
          run, new TaskResult.Done(done.result(), followed.around(done.effect())));
    }
    if (ending instanceof Ending.Stopped stopped) {
      followed.end("stopped, " + stopped.reason().name().toLowerCase(Locale.ROOT), null);
    } else if (ending instanceof Ending.Failed failed) {
      followed.end("failed", failed.cause());
    } else {
      followed.end("postponed", null);
    }
    return ending;
  }

  private Ending attempted(RunControl run, TaskHandler handler, boolean mayWait) {
    try {
      TaskRun leased = floor.open(run, handler);
      if (mayWait) {
        leased.breathe();
      }
      run.begin(floor.now());
      return new Ending.Returned(run, handler.run(leased));
    } catch (TaskStopped e) {
      return new Ending.Stopped(run, e.reason());
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      return new Ending.Failed(run, e);
    }
  }

  /** What was done counts only once the handler has made it last. */
  private List<Ending> closed(TaskHandler handler, List<Ending> endings) {
    Optional<Ending> done = endings.stream().filter(Worker::isDone).findFirst();
    if (done.isEmpty()) {
      return endings;
    }
    try {
      TaskRun leased = floor.open(done.get().run(), handler);
      handler.bundleEnds(() -> breatheForAll(leased));
      return endings;
    } catch (TaskStopped e) {
      return instead(endings, undone -> new Ending.Stopped(undone.run(), e.reason()));
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      return instead(endings, undone -> new Ending.Failed(undone.run(), e));
    }
  }

  /** What ends one task of a bundle, such as its being cancelled, does not end the others. */
  private static void breatheForAll(TaskRun one) {
    try {
      one.breathe();
    } catch (TaskStopped e) {
      if (e.reason() == StopReason.USER_ACTIVE) {
        throw e;
      }
    }
  }

  private static List<Ending> instead(List<Ending> endings, UnaryOperator<Ending> ofDone) {
    return endings.stream().map(ending -> isDone(ending) ? ofDone.apply(ending) : ending).toList();
  }

  private static boolean isDone(Ending ending) {
    return ending instanceof Ending.Returned returned
        && returned.result() instanceof TaskResult.Done;
  }
}
