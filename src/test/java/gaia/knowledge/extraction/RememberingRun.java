package gaia.knowledge.extraction;

import gaia.background.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attempts at one task that keep their checkpoint; a test may end them at a breath. */
public final class RememberingRun implements TaskRun {

  public final List<String> notes = new ArrayList<>();
  private final Map<String, String> data;
  private @Nullable String checkpoint;
  private Runnable breath = () -> {};
  private boolean last = true;

  public RememberingRun() {
    this(Map.of());
  }

  public RememberingRun(Map<String, String> data) {
    this.data = Map.copyOf(data);
  }

  public RememberingRun breathing(Runnable action) {
    breath = action;
    return this;
  }

  /** A failure would not be the last. */
  public RememberingRun withAttemptsLeft() {
    last = false;
    return this;
  }

  @Override
  public boolean isLastAttempt() {
    return last;
  }

  @Override
  public String taskId() {
    return "t";
  }

  @Override
  public String owner() {
    return "local";
  }

  @Override
  public String campaign() {
    return "The Lantern Coast";
  }

  @Override
  public Map<String, String> data() {
    return data;
  }

  @Override
  public Optional<String> checkpoint() {
    return Optional.ofNullable(checkpoint);
  }

  @Override
  public void breathe() {
    breath.run();
  }

  @Override
  public void save(double progress, String note, String newCheckpoint, Runnable effect) {
    effect.run();
    checkpoint = newCheckpoint;
    notes.add(note);
  }
}
