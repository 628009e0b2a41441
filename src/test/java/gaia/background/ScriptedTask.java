package gaia.background;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A type of task whose work each test writes itself, by subject. */
@ApplicationScoped
class ScriptedTask implements TaskHandler {

  static final String TYPE = "scripted";

  /** What one task does. */
  interface Script {
    TaskResult run(TaskRun run) throws Exception;
  }

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<String> givenUp = new CopyOnWriteArrayList<>();

  void when(String subject, Script script) {
    scripts.put(subject, script);
  }

  /** What scripts wrote down, in order. */
  List<String> log() {
    return log;
  }

  List<String> givenUp() {
    return givenUp;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.conversationPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return Duration.ofSeconds(60);
  }

  @Override
  public TaskResult run(TaskRun run) throws Exception {
    Script script = scripts.get(run.data().get("subject"));
    return script == null ? TaskResult.Done.with(Map.of()) : script.run(run);
  }

  @Override
  public void gaveUp(TaskView task, String cause) {
    givenUp.add(task.subject() + ": " + cause);
  }
}
