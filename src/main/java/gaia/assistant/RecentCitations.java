package gaia.assistant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers for a while which turns the answers of the chat page rest on, so that they can be shown
 * again when the page is loaded again. The answers themselves are stored and quote their turns.
 */
@ApplicationScoped
class RecentCitations {

  private static final int MOST = 500;

  private record Place(String conversationId, int turn) {}

  private final Map<Place, List<Citation>> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, List<Citation>> eldest) {
          return size() > MOST;
        }
      };

  synchronized void remember(String conversationId, int turn, List<Citation> citations) {
    known.put(new Place(conversationId, turn), List.copyOf(citations));
  }

  synchronized List<Citation> of(String conversationId, int turn) {
    return known.getOrDefault(new Place(conversationId, turn), List.of());
  }
}
