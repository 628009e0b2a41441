package gaia.background;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletionStage;

/** Stands for the container's events: tells somebody once the transaction is committed. */
final class QueueSignal implements Event<TaskChanged> {

  private final LocalTransactions transactions;
  private final Runnable listener;

  QueueSignal(LocalTransactions transactions, Runnable listener) {
    this.transactions = transactions;
    this.listener = listener;
  }

  @Override
  public void fire(TaskChanged event) {
    transactions.afterCommit(listener);
  }

  @Override
  public <U extends TaskChanged> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends TaskChanged> CompletionStage<U> fireAsync(
      U event, NotificationOptions options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<TaskChanged> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends TaskChanged> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends TaskChanged> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
