package gaia.knowledge.facts;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.NewTask;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges near-duplicates and puts away what nobody needs; its result is the report. */
@ApplicationScoped
class CleanUpTask implements TaskHandler {
  static final String TYPE = "clean_up_knowledge";
  private static final int REPORTED = 50;

  @Inject CleanUp cleanUp;

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public int priority(BackgroundProcessorConfig config) {
    return config.embeddingPriority();
  }

  @Override
  public Duration timeout(BackgroundProcessorConfig config) {
    return config.conversationTimeout();
  }

  static NewTask wanted(Space space) {
    return new NewTask(TYPE, "knowledge:" + space.id(), space.owner(), space.campaign(), Map.of());
  }

  @Override
  public TaskResult run(TaskRun run) {
    Space space = new Space(run.owner(), run.campaign());
    List<Redundancy.Step> steps = cleanUp.plan(space, run::breathe);
    long merged = steps.stream().filter(one -> one.action() == Decision.Action.MOVE).count();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("success", true);
    report.put("merged", merged);
    report.put("put_away", steps.size() - merged);
    report.put("report", steps.stream().limit(REPORTED).map(Redundancy.Step::note).toList());
    return new TaskResult.Done(report, () -> cleanUp.apply(space, steps));
  }
}
