package gaia.background;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thread that takes bundle after bundle of tasks for as long as it is let in. */
final class Worker implements Runnable {

  private static final Logger LOG = Logger.getLogger(Worker.class.getName());

  private final WorkFloor floor;
  private boolean disturbed;

  Worker(WorkFloor floor) {
    this.floor = floor;
  }

  @Override
  public void run() {
    floor.clockIn();
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
      List<Ending> endings = new ArrayList<>();
      for (RunControl run : bundle) {
        endings.add(attempt(run, handler, !endings.isEmpty()));
      }
      floor.settlement().settle(handler, closed(handler, endings));
    } finally {
      bundle.forEach(floor::close);
    }
  }

  /**
   * @param mayWait others of the bundle came first, so there may be a reason by now not to begin
   */
  private Ending attempt(RunControl run, TaskHandler handler, boolean mayWait) {
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
  private static List<Ending> closed(TaskHandler handler, List<Ending> endings) {
    if (endings.stream().noneMatch(Worker::isDone)) {
      return endings;
    }
    try {
      handler.bundleEnds();
      return endings;
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      return endings.stream()
          .map(ending -> isDone(ending) ? new Ending.Failed(ending.run(), e) : ending)
          .toList();
    }
  }

  private static boolean isDone(Ending ending) {
    return ending instanceof Ending.Returned returned
        && returned.result() instanceof TaskResult.Done;
  }
}
