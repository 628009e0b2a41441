package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes down how an attempt ended. A lost lease means that another worker has the say. */
@ApplicationScoped
class Settlement {

  private static final Logger LOG = Logger.getLogger(Settlement.class.getName());

  @Inject TaskRepository repository;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @Inject Announcer announcer;

  void returned(RunControl run, TaskResult result) {
    if (result instanceof TaskResult.Done done) {
      done(run, done);
    } else if (result instanceof TaskResult.RetryLater later) {
      postponed(run, later);
    }
  }

  private void done(RunControl run, TaskResult.Done done) {
    Instant now = clock.instant();
    boolean held =
        repository.underLease(
            run.claim().lease(),
            (task, attempt) -> {
              done.effect().run();
              task.complete(done.result(), now);
              attempt.end("completed", null, null, now);
            });
    if (held) {
      announcer.ended(run.claim().task(), TaskState.COMPLETED, "completed", null, null);
    }
    log(run, held ? "is completed" : "was finished too late: another worker has taken it over");
  }

  private void postponed(RunControl run, TaskResult.RetryLater later) {
    Instant now = clock.instant();
    boolean held =
        repository.underLease(
            run.claim().lease(),
            (task, attempt) -> {
              task.postpone(later.reason(), now.plus(later.after()));
              attempt.end("postponed", null, later.reason(), now);
            });
    if (held) {
      announcer.ended(run.claim().task(), TaskState.PENDING, "postponed", null, later.reason());
    }
    log(run, "waits: " + later.reason());
  }

  void stopped(RunControl run, StopReason reason, TaskHandler handler) {
    switch (reason) {
      case TIMEOUT -> failed(run, new IllegalStateException(reason.sentence()), handler);
      case CANCELLED -> cancelled(run);
      case LEASE_LOST -> log(run, "was taken over by another worker");
      default -> yielded(run, reason);
    }
  }

  private void cancelled(RunControl run) {
    Instant now = clock.instant();
    boolean held =
        repository.underLease(
            run.claim().lease(),
            (task, attempt) -> {
              task.cancel(now);
              attempt.end("stopped", StopReason.CANCELLED, null, now);
            });
    if (held) {
      announcer.ended(
          run.claim().task(), TaskState.CANCELLED, "cancelled", StopReason.CANCELLED, null);
    }
    log(run, "is cancelled");
  }

  private void yielded(RunControl run, StopReason reason) {
    Instant now = clock.instant();
    boolean held =
        repository.underLease(
            run.claim().lease(),
            (task, attempt) -> {
              task.release(reason, now);
              attempt.end("stopped", reason, null, now);
            });
    if (held) {
      announcer.ended(run.claim().task(), TaskState.PENDING, "yielded", reason, null);
    }
    log(run, "goes back to the queue: " + reason.sentence());
  }

  void failed(RunControl run, Throwable cause, TaskHandler handler) {
    Instant now = clock.instant();
    String message = describe(cause);
    RetryPolicy policy = new RetryPolicy(config.retryDelayBase());
    TaskState[] state = {TaskState.PENDING};
    boolean held =
        repository.underLease(
            run.claim().lease(),
            (task, attempt) -> {
              attempt.end("failed", null, message, now);
              boolean givenUp = true;
              if (cause instanceof PermanentFailure) {
                task.giveUp(message, now);
              } else {
                givenUp = task.failAttempt(message, policy, now);
              }
              if (givenUp) {
                handler.gaveUp(task.view(), message);
              }
              state[0] = task.state;
            });
    if (held) {
      announcer.ended(run.claim().task(), state[0], "failed", null, message);
    }
    LOG.log(Level.WARNING, cause, () -> line(run, "failed: " + message));
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static void log(RunControl run, String what) {
    LOG.info(() -> line(run, what));
  }

  private static String line(RunControl run, String what) {
    TaskView task = run.claim().task();
    return "Background task %s (%s) %s".formatted(task.id(), task.type(), what);
  }
}
