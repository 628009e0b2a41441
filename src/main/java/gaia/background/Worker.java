package gaia.background;

import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One thread that takes task after task for as long as it is let in. */
final class Worker implements Runnable {

  private static final Logger LOG = Logger.getLogger(Worker.class.getName());

  private final WorkFloor floor;

  Worker(WorkFloor floor) {
    this.floor = floor;
  }

  @Override
  public void run() {
    floor.clockIn();
    while (floor.isOpen()) {
      long ticket = floor.ticket();
      try {
        Optional<RunControl> next = floor.next();
        if (next.isPresent()) {
          work(next.get());
        } else {
          floor.awaitSignal(ticket);
        }
      } catch (RuntimeException | Error e) {
        // The database may be away: the task stays claimed and is rescued when its lease ends.
        LOG.log(Level.WARNING, "Background worker was disturbed and goes on", e);
        floor.awaitSignal(ticket);
      }
    }
  }

  private void work(RunControl run) {
    TaskHandler handler = floor.handlerOf(run);
    try {
      TaskResult result = handler.run(floor.open(run, handler));
      floor.settlement().returned(run, result);
    } catch (TaskStopped e) {
      floor.settlement().stopped(run, e.reason(), handler);
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      floor.settlement().failed(run, e, handler);
    } finally {
      floor.close(run);
    }
  }
}
