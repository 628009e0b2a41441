package gaia.languagemodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Two processes for one model file: persons are served at normal priority, the background behind
 * everything else, and neither can hold up the other. The file is mapped, so that its weights are
 * in memory once; what each has of its own is the room for one context.
 *
 * <p>Safe for several threads.
 */
final class ByUrgency implements LanguageModel, AdapterServing, AutoCloseable {

  private final LlamaServer persons;
  private final LlamaServer background;

  ByUrgency(LlamaServer persons, LlamaServer background) {
    this.persons = persons;
    this.background = background;
  }

  private LlamaServer serverFor(Urgency urgency) {
    return urgency == Urgency.INTERACTIVE ? persons : background;
  }

  /** That of whichever is running or has failed; persons' first. */
  @Override
  public ModelState state() {
    ModelState first = persons.state();
    return first.condition() == ModelState.Condition.RESTING ? background.state() : first;
  }

  @Override
  public Completion generate(
      ChatRequest request, GenerationListener listener, Cancellation cancellation) {
    return serverFor(request.urgency()).generate(request, listener, cancellation);
  }

  /** Both would count alike; the one that is loaded is asked. */
  @Override
  public OptionalInt countTokens(String text) {
    OptionalInt counted = persons.countTokens(text);
    return counted.isPresent() ? counted : background.countTokens(text);
  }

  @Override
  public OptionalLong processId() {
    OptionalLong first = persons.processId();
    return first.isPresent() ? first : background.processId();
  }

  @Override
  public Optional<Path> model() {
    return persons.model();
  }

  /** Persons and the background are helped by the same. */
  @Override
  public void serve(List<ServedAdapter> adapters) {
    persons.serve(adapters);
    background.serve(adapters);
  }

  void unloadWhenDisused() {
    persons.unloadWhenDisused();
    background.unloadWhenDisused();
  }

  @Override
  public void close() {
    persons.close();
    background.close();
  }
}
