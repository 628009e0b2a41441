package gaia.background;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

  Set<String> types() {
    return byType.keySet();
  }
}
