package gaia.languagemodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Adapters for the model that a process of our own serves. Inject it. Safe for several threads. */
public interface AdapterServing {

  /**
   * The file of the model that is served here; empty where there is none, or where somebody else
   * serves it: then adapters can only be taken elsewhere.
   */
  Optional<Path> model();

  /**
   * From the next answer on, exactly these help, each with the requests of its audience. The
   * process is started anew for that by the next request; an answer that is being written goes on
   * with what it began with, unless its adapter is not among them.
   *
   * @throws IllegalArgumentException when a file's path cannot be handed to the program
   */
  void serve(List<ServedAdapter> adapters);

  /** What there is where no process of our own serves a model. */
  AdapterServing NOWHERE =
      new AdapterServing() {
        @Override
        public Optional<Path> model() {
          return Optional.empty();
        }

        @Override
        public void serve(List<ServedAdapter> adapters) {
          // Whoever serves the model decides what it is served with.
        }
      };
}
