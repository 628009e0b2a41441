package gaia.assistant;

import gaia.languagemodel.Cancellation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The answers that are being written, so that they can be stopped. One to a conversation. */
@ApplicationScoped
class OpenAnswers {

  private record Place(String owner, String conversationId) {}

  private final Map<Place, Cancellation> open = new ConcurrentHashMap<>();

  /** A further answer in the same conversation stops the one before. */
  Cancellation begin(String owner, String conversationId) {
    Cancellation cancellation = new Cancellation();
    Cancellation before = open.put(new Place(owner, conversationId), cancellation);
    if (before != null) {
      before.cancel();
    }
    return cancellation;
  }

  void end(String owner, String conversationId, Cancellation cancellation) {
    open.remove(new Place(owner, conversationId), cancellation);
  }

  /** Whether an answer is being written there. */
  boolean isOpen(String owner, String conversationId) {
    return open.containsKey(new Place(owner, conversationId));
  }

  /** Whether there was something to stop. */
  boolean stop(String owner, String conversationId) {
    Cancellation cancellation = open.get(new Place(owner, conversationId));
    if (cancellation != null) {
      cancellation.cancel();
    }
    return cancellation != null;
  }
}
