package gaia.background;

import gaia.background.CompletionRepository.Completion;
import gaia.configuration.EscapedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Writes down how attempts ended. A lost lease means that another worker has the say. */
@ApplicationScoped
class Settlement {

  private static final Logger LOG = EscapedLog.of(Settlement.class);

  @Inject TaskRepository repository;
  @Inject CompletionRepository completions;
  @Inject Membership membership;
  @Inject BackgroundProcessorConfig config;
  @Inject Clock clock;
  @Inject Announcer announcer;

  /** All of a bundle in one transaction; one by one, where one of them does not let the others. */
  void settle(TaskHandler handler, List<Ending> endings) {
    if (endings.size() > 1) {
      try {
        together(handler, endings);
        return;
      } catch (RuntimeException | Error e) {
        LOG.log(Level.FINE, "A bundle is recorded one by one", e);
      }
    }
    endings.forEach(ending -> alone(handler, ending));
  }

  private void together(TaskHandler handler, List<Ending> endings) {
    Instant now = clock.instant();
    List<Completion> done = endings.stream().flatMap(ending -> completion(ending, now)).toList();
    Map<Lease, TaskState> states =
        done.size() == endings.size() ? complete(done, now) : write(handler, endings, now);
    for (Ending ending : endings) {
      TaskState state = states.get(ending.run().claim().lease());
      log(ending, state != null);
      if (state != null) {
        announce(ending, state);
      }
    }
  }

  private static Stream<Completion> completion(Ending ending, Instant now) {
    if (ending instanceof Ending.Returned returned
        && returned.result() instanceof TaskResult.Done done) {
      Instant begun = ending.run().begun();
      return Stream.of(
          new Completion(
              ending.run().claim(), done.result(), begun == null ? now : begun, done.effect()));
    }
    return Stream.empty();
  }

  private Map<Lease, TaskState> complete(List<Completion> done, Instant now) {
    Map<Lease, TaskState> states = new HashMap<>();
    completions
        .complete(done, membership.id(), now)
        .forEach(lease -> states.put(lease, TaskState.COMPLETED));
    return states;
  }

  /**
   * @return what became of those whose lease still held
   */
  private Map<Lease, TaskState> write(TaskHandler handler, List<Ending> endings, Instant now) {
    Map<Lease, BiConsumer<Task, Attempt>> changes = new LinkedHashMap<>();
    Map<Lease, TaskState> states = new HashMap<>();
    for (Ending ending : endings) {
      Lease lease = ending.run().claim().lease();
      changes.put(
          lease,
          (task, attempt) -> {
            write(ending, handler, task, attempt, now);
            states.put(lease, task.state);
          });
    }
    states.keySet().retainAll(repository.underLeases(changes));
    return states;
  }

  private void announce(Ending ending, TaskState state) {
    TaskView task = ending.run().claim().task();
    if (ending instanceof Ending.Failed failed) {
      announcer.ended(task, state, "failed", null, describe(failed.cause()));
    } else if (ending instanceof Ending.Stopped stopped) {
      announcer.ended(task, state, change(stopped.reason()), stopped.reason(), null);
    } else if (ending instanceof Ending.Returned returned) {
      String waits =
          returned.result() instanceof TaskResult.RetryLater later ? later.reason() : null;
      announcer.ended(task, state, waits == null ? "completed" : "postponed", null, waits);
    }
  }

  private static String change(StopReason reason) {
    return switch (reason) {
      case TIMEOUT -> "failed";
      case CANCELLED -> "cancelled";
      default -> "yielded";
    };
  }

  private void alone(TaskHandler handler, Ending ending) {
    try {
      together(handler, List.of(ending));
    } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
      if (ending instanceof Ending.Failed) {
        throw e;
      }
      together(handler, List.of(new Ending.Failed(ending.run(), e)));
    }
  }

  private void write(Ending ending, TaskHandler handler, Task task, Attempt attempt, Instant now) {
    Instant begun = ending.run().begun();
    if (begun != null) {
      task.began(begun);
      attempt.began(begun);
    }
    if (ending instanceof Ending.Returned returned) {
      returned(returned.result(), task, attempt, now);
    } else if (ending instanceof Ending.Stopped stopped) {
      stopped(stopped, handler, task, attempt, now);
    } else if (ending instanceof Ending.Failed failed) {
      failed(failed.cause(), handler, task, attempt, now);
    }
  }

  private static void returned(TaskResult result, Task task, Attempt attempt, Instant now) {
    if (result instanceof TaskResult.Done done) {
      done.effect().run();
      task.complete(done.result(), now);
      attempt.end("completed", null, null, now);
    } else if (result instanceof TaskResult.RetryLater later) {
      task.postpone(later.reason(), later.after(), now);
      attempt.end("postponed", null, later.reason(), now);
    }
  }

  private void stopped(
      Ending.Stopped ending, TaskHandler handler, Task task, Attempt attempt, Instant now) {
    StopReason reason = ending.reason();
    if (reason == StopReason.TIMEOUT) {
      failed(new IllegalStateException(reason.sentence()), handler, task, attempt, now);
      return;
    }
    if (reason == StopReason.CANCELLED) {
      task.cancel(now);
    } else {
      task.release(reason, now);
    }
    if (ending.run().begun() != null) {
      attempt.end("stopped", reason, null, now);
    }
  }

  private void failed(
      Throwable cause, TaskHandler handler, Task task, Attempt attempt, Instant now) {
    String message = describe(cause);
    attempt.end("failed", null, message, now);
    boolean givenUp = true;
    if (cause instanceof PermanentFailure) {
      task.giveUp(message, now);
    } else {
      givenUp = task.failAttempt(message, new RetryPolicy(config.retryDelayBase()), now);
    }
    if (givenUp) {
      handler.gaveUp(task.view(), message);
    }
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static void log(Ending ending, boolean held) {
    TaskView task = ending.run().claim().task();
    if (ending instanceof Ending.Failed failed) {
      LOG.log(
          Level.WARNING, failed.cause(), () -> line(task, "failed: " + describe(failed.cause())));
    } else {
      LOG.info(() -> line(task, held ? what(ending) : "was taken over by another worker"));
    }
  }

  private static String what(Ending ending) {
    if (ending instanceof Ending.Returned returned) {
      return returned.result() instanceof TaskResult.RetryLater later
          ? "waits: " + later.reason()
          : "is completed";
    }
    StopReason reason = ((Ending.Stopped) ending).reason();
    return reason == StopReason.CANCELLED ? "is cancelled" : "stopped: " + reason.sentence();
  }

  private static String line(TaskView task, String what) {
    return "Background task %s (%s) %s".formatted(task.id(), task.type(), what);
  }
}
