package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The types of task that this house can do. */
@ApplicationScoped
public class TaskTypes {

  @Inject TaskHandlers handlers;

  /** Their names, in order. */
  public List<String> all() {
    return List.copyOf(handlers.types());
  }
}
