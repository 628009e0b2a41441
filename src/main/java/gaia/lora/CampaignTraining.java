package gaia.lora;

import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.files.DataFolder;
import gaia.files.Json;
import gaia.lora.dataset.Material;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.dataset.TrainingSetMaker;
import gaia.lora.decoder.LoraWeights;
import gaia.lora.decoder.UnusableModel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Trains the model of one campaign: finds out what is new, goes on where it was, keeps the files.
 */
@ApplicationScoped
class CampaignTraining {

  private static final String FORMAT = "gaia-adapter/1";
  private static final Duration SOON = Duration.ofSeconds(1);

  @Inject Adapters adapters;
  @Inject MaterialReader reader;
  @Inject BaseFingerprints fingerprints;
  @Inject LoraConfig config;
  @Inject ModelParaphrases paraphrases;
  @Inject DataFolder data;
  @Inject Clock clock;

  /** What is to be trained now; begins a version where none is open that can go on. */
  Lesson lesson(TaskRun run, LearningBase base, Path path) throws UnusableModel, IOException {
    String sha256 = fingerprints.of(path, run::breathe);
    TrainingPlan plan = config.plan();
    plan.weights(base.model().config());
    Material material = reader.read(run.owner(), run.campaign(), run::breathe);
    TrainingSet now = TrainingSetMaker.make(material);
    Optional<AdapterView> current =
        adapters
            .current(run.owner(), run.campaign())
            .filter(one -> one.baseSha256().equals(sha256));
    Set<String> known = current.isPresent() ? setOf(current.get().id()).things() : Set.of();
    Set<String> old = known.containsAll(now.things()) ? Set.of() : known;
    Optional<AdapterView> open = goesOn(run, sha256, plan, now);
    TrainingSet set = open.isPresent() ? setOf(open.get().id()) : now;
    TrainingJob job =
        new TrainingJob(base, Lessons.of(base, set, old, run::breathe), plan, System::nanoTime);
    String why = open.isPresent() ? "" : whyNot(run, sha256, plan, now, job);
    if (open.isEmpty() && why.isEmpty()) {
      set = TrainingSetMaker.make(material, paraphrases.breathing(run::breathe));
      job = new TrainingJob(base, Lessons.of(base, set, old, run::breathe), plan, System::nanoTime);
    }
    String id = open.map(AdapterView::id).orElseGet(Adapters::newId);
    Lesson lesson = new Lesson(id, base, sha256, set, job, current.orElse(null), why);
    if (lesson.hasNews() && open.isEmpty()) {
      begin(run, lesson, plan);
    }
    return lesson;
  }

  private TrainingSet setOf(String adapterId) throws IOException {
    return AdapterFolder.of(data, adapterId).readTrainingSet();
  }

  /** The version that was begun, unless something it teaches does not hold any more. */
  private Optional<AdapterView> goesOn(
      TaskRun run, String sha256, TrainingPlan plan, TrainingSet now) throws IOException {
    Optional<AdapterView> open = adapters.open(run.owner(), run.campaign());
    if (open.isEmpty()) {
      return open;
    }
    AdapterView begun = open.get();
    TrainingSet set = setOf(begun.id());
    boolean same =
        begun.baseSha256().equals(sha256) && begun.settings().equals(AdapterSettings.of(plan));
    if (same && !set.examples().isEmpty() && set.holdsWithin(now)) {
      return open;
    }
    adapters.discard(begun.id());
    return Optional.empty();
  }

  private String whyNot(
      TaskRun run, String sha256, TrainingPlan plan, TrainingSet now, TrainingJob job)
      throws IOException {
    if (now.things().isEmpty() || job.steps() == 0) {
      return "Nothing is known of this campaign that could be learned.";
    }
    Optional<AdapterView> last = adapters.lastExamined(run.owner(), run.campaign());
    boolean same =
        last.isPresent()
            && last.get().baseSha256().equals(sha256)
            && last.get().settings().equals(AdapterSettings.of(plan))
            && setOf(last.get().id()).things().equals(now.things());
    return same
        ? "Nothing has changed since version %d was trained.".formatted(last.get().version())
        : "";
  }

  private void begin(TaskRun run, Lesson lesson, TrainingPlan plan)
      throws IOException, UnusableModel {
    AdapterFolder folder = AdapterFolder.of(data, lesson.adapterId());
    DataFolder.write(folder.trainingSet(), lesson.set().toLines());
    adapters.begin(
        lesson.adapterId(),
        new NewAdapter(
            run.owner(),
            run.campaign(),
            String.valueOf(lesson.base().model().path().getFileName()),
            lesson.baseSha256(),
            AdapterSettings.of(plan),
            lesson.set().things().size(),
            lesson.set().taught().size(),
            lesson.job().tokens(),
            lesson.job().bytes(),
            lesson.job().steps(),
            run.taskId()),
        lesson.archives());
  }

  /** Trains, as far as the time of this attempt allows. */
  TaskResult train(TaskRun run, Lesson lesson, Duration timeout) throws UnusableModel, IOException {
    AdapterFolder folder = AdapterFolder.of(data, lesson.adapterId());
    Checkpoint checkpoint =
        new Checkpoint(
            folder.checkpoint(),
            String.join(" ", lesson.job().fingerprint(), lesson.baseSha256(), lesson.adapterId()));
    ReportingWatcher watcher =
        new ReportingWatcher(run, adapters, lesson.adapterId(), timeout, System::nanoTime);
    try {
      TrainingJob.Outcome outcome =
          lesson.job().run(checkpoint, Notebook.open(folder.notes()), previous(lesson), watcher);
      return finished(run, lesson, outcome, watcher);
    } catch (ReportingWatcher.AttemptIsLong e) {
      return new TaskResult.RetryLater(SOON, "Goes on in a new attempt from its last checkpoint.");
    }
  }

  private @Nullable LoraWeights previous(Lesson lesson) throws UnusableModel {
    AdapterView before = lesson.previous();
    if (before == null) {
      return null;
    }
    LoraWeights weights =
        LoraWeights.zeros(
            lesson.base().model().config(),
            before.settings().rank(),
            before.settings().alpha(),
            config.plan().targets());
    try {
      AdapterFiles.read(AdapterFolder.of(data, before.id()).path(), lesson.base().model(), weights);
      return weights;
    } catch (IOException e) {
      throw new UnusableModel(
          "The files of version %d, which is in use, cannot be read. Delete it or restore them."
              .formatted(before.version()),
          e);
    }
  }

  private TaskResult finished(
      TaskRun run, Lesson lesson, TrainingJob.Outcome outcome, ReportingWatcher watcher)
      throws IOException {
    Evaluation evaluation =
        new Evaluation(
            outcome.before(),
            outcome.after(),
            outcome.verdict().published(),
            outcome.verdict().reasons(),
            (int) lesson.set().examples().stream().filter(one -> one.heldOut()).count(),
            null);
    AdapterFolder folder = AdapterFolder.of(data, lesson.adapterId());
    AdapterFiles.write(folder.path(), lesson.base().model(), outcome.adapter(), run::breathe);
    DataFolder.write(
        folder.path().resolve(AdapterFolder.METADATA),
        Json.mapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(metadata(run, lesson, outcome, evaluation)));
    double seconds = watcher.unreportedSeconds();
    return new TaskResult.Done(
        Map.of(
            "success",
            true,
            "trained",
            true,
            "adapter_id",
            lesson.adapterId(),
            "published",
            evaluation.published()),
        () -> {
          adapters.progressed(lesson.adapterId(), outcome.losses(), seconds);
          adapters.examined(lesson.adapterId(), evaluation);
        });
  }

  private Map<String, Object> metadata(
      TaskRun run, Lesson lesson, TrainingJob.Outcome outcome, Evaluation evaluation) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("id", lesson.adapterId());
    all.put("owner", run.owner());
    all.put("campaign", run.campaign());
    all.put("finished", clock.instant());
    all.put("base_model", String.valueOf(lesson.base().model().path().getFileName()));
    all.put("base_sha256", lesson.baseSha256());
    all.put("sources", lesson.archives());
    all.put("settings", AdapterSettings.of(config.plan()));
    all.put("steps", outcome.losses().size());
    all.put("losses", outcome.losses());
    all.put("evaluation", evaluation);
    all.put("state", evaluation.published() ? "trained" : "rejected");
    return all;
  }
}
