package gaia.background;

import gaia.background.admission.MemoryRoom;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The handlers found in the house, by the type of task they do. */
@ApplicationScoped
class TaskHandlers {

  @Inject @Any Instance<TaskHandler> found;
  private final Map<String, TaskHandler> byType = new TreeMap<>();

  @PostConstruct
  void collect() {
    collect(found);
  }

  void collect(Iterable<TaskHandler> handlers) {
    for (TaskHandler handler : handlers) {
      if (byType.put(handler.type(), handler) != null) {
        throw new IllegalStateException("two handlers for tasks of type " + handler.type());
      }
    }
  }

  Optional<TaskHandler> of(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** The types that there is no memory for at present. */
  Set<String> tooLargeFor(MemoryRoom room) {
    return byType.values().stream()
        .filter(handler -> !room.holds(handler.memoryEstimate()))
        .map(TaskHandler::type)
        .collect(Collectors.toUnmodifiableSet());
  }

  long memoryEstimate(String type) {
    return of(type).map(TaskHandler::memoryEstimate).orElse(0L);
  }

  Set<String> types() {
    return byType.keySet();
  }
}
