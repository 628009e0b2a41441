package gaia.languagemodel;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The gate that everybody passes: persons go at once, and cut what the background generates; the
 * background waits until no person is served.
 *
 * <p>Safe for several threads. Persons do not wait for each other here; the model's server knows
 * best how many it can serve.
 */
final class GatedLanguageModel implements LanguageModel {

  private static final long LONGEST_WAIT_MILLIS = 50;

  private final LanguageModel model;
  private final Set<Cut> background = new HashSet<>();
  private int persons;

  GatedLanguageModel(LanguageModel model) {
    this.model = model;
  }

  /** A background generation that may be cut for a person. */
  private static final class Cut {
    final Cancellation cancellation = new Cancellation();
    volatile boolean forPerson;
  }

  @Override
  public ModelState state() {
    return model.state();
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    return request.urgency() == Urgency.INTERACTIVE
        ? forPerson(request, listener, cancellation)
        : inBackground(request, listener, cancellation);
  }

  private Completion forPerson(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    personComes();
    try {
      return model.generate(request, listener, cancellation);
    } finally {
      personGoes();
    }
  }

  private void personComes() {
    Set<Cut> running;
    synchronized (this) {
      persons++;
      running = Set.copyOf(background);
    }
    for (Cut cut : running) {
      cut.forPerson = true;
      cut.cancellation.cancel();
    }
  }

  private synchronized void personGoes() {
    persons--;
    notifyAll();
  }

  private Completion inBackground(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    Cut cut = new Cut();
    cancellation.onCancel(cut.cancellation::cancel);
    awaitTurn(cut, listener);
    try {
      return model.generate(request, listener, cut.cancellation);
    } catch (LanguageModelFailure.Cancelled e) {
      throw cut.forPerson && !cancellation.isCancelled()
          ? new LanguageModelFailure.Interrupted()
          : e;
    } finally {
      leave(cut);
    }
  }

  /** Registers within the lock, so that no person comes between the last look and the start. */
  private void awaitTurn(Cut cut, GenerationListener listener) {
    while (true) {
      listener.breathe();
      synchronized (this) {
        if (cut.cancellation.isCancelled()) {
          throw new LanguageModelFailure.Cancelled();
        }
        if (persons == 0) {
          background.add(cut);
          return;
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      wait(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LanguageModelFailure.Cancelled();
    }
  }

  private synchronized void leave(Cut cut) {
    background.remove(cut);
  }

  @Override
  public OptionalInt countTokens(String text) {
    return model.countTokens(text);
  }

  @Override
  public OptionalLong processId() {
    return model.processId();
  }
}
