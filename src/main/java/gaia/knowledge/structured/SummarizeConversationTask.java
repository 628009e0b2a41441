package gaia.knowledge.structured;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.NewTask;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.TaskView;
import gaia.background.Tasks;
import gaia.configuration.Setting;
import gaia.configuration.Settings;
import gaia.conversation.ArchiveStatus;
import gaia.conversation.ConversationManager;
import gaia.conversation.Transcript;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.ModelExtractor;
import gaia.knowledge.extraction.RulesExtractor;
import gaia.knowledge.extraction.Section;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.LanguageModelFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns one archived conversation into a structured archive, and has both made searchable. */
@ApplicationScoped
class SummarizeConversationTask implements TaskHandler {
  static final String TYPE = "summarize_conversation";
  private static final int LONGEST_SUMMARY = 1000;

  @Inject ConversationManager conversations;
  @Inject Extractions extractions;
  @Inject Tasks tasks;
  @Inject DataFolder folder;
  @Inject LanguageModel model;
  @Inject Settings settings;
  @Inject Clock clock;

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
    return config.conversationTimeout();
  }

  @Override
  public TaskResult run(TaskRun run) throws IOException {
    String archiveId = archiveId(run.data());
    Transcript transcript =
        conversations
            .transcript(archiveId)
            .orElseThrow(() -> new PermanentFailure("The archive does not exist any more."));
    return ModelExtractor.isPossible(model.state())
        ? byModel(transcript, run)
        : written(transcript, RulesExtractor.extract(transcript, run::breathe), run);
  }

  /** While the model is away the task waits; what it has read so far is in the checkpoint. */
  private TaskResult byModel(Transcript transcript, TaskRun run) throws IOException {
    long pauseAt = System.nanoTime() + settings.duration(Setting.BG_CONV_TIMEOUT).toNanos() / 2;
    ModelExtractor extractor = new ModelExtractor(model, clock.getZone());
    try {
      Optional<Extraction> found =
          extractor.extract(transcript, run, () -> System.nanoTime() - pauseAt > 0);
      return found.isPresent()
          ? written(transcript, usable(found.get(), transcript, run), run)
          : new TaskResult.RetryLater(Duration.ZERO, "The rest of the conversation follows.");
    } catch (LanguageModelFailure.Unavailable e) {
      return new TaskResult.RetryLater(e.retryAfter(), e.sentence());
    }
  }

  /**
   * What the model made of it. Where none of its answers can be used, it is asked anew at each
   * further attempt; in the end rules read instead, unless a model had read it before: what was
   * known then is worth more.
   */
  private Extraction usable(Extraction found, Transcript transcript, TaskRun run) {
    if (!found.isVain()) {
      return found;
    }
    Optional<Extraction> before = extractions.find(transcript.archiveId());
    boolean better = before.isPresent() && !before.get().origin().isRules();
    if (better || !run.isLastAttempt()) {
      run.save(0, "", "");
      throw new IllegalStateException(
          "The language model gave no answer that could be used. " + found.remarks().get(0));
    }
    return RulesExtractor.extract(transcript, run::breathe).insteadOf(found);
  }

  private TaskResult written(Transcript transcript, Extraction found, TaskRun run)
      throws IOException {
    String archiveId = transcript.archiveId();
    run.breathe();
    StructuredDocument document = DocumentBuilder.build(transcript, found, clock.instant());
    String text = MarkdownWriter.write(document);
    StructuredFiles.Written written = new StructuredFiles(folder).write(archiveId, document);
    String summary = summary(found);
    return new TaskResult.Done(
        result(written, found, summary),
        () -> finish(transcript, summary, found, written.isOwn() ? text : null));
  }

  private static String archiveId(Map<String, String> data) {
    String archiveId = data.getOrDefault("archive_id", "");
    if (!StructuredFiles.isId(archiveId)) {
      throw new PermanentFailure("The task names no archive that could exist.");
    }
    return archiveId;
  }

  private static String summary(Extraction found) {
    String sentences =
        found.in(Section.SUMMARY).stream().map(Item::statement).collect(Collectors.joining(" "));
    return PlainText.shortened(PlainText.oneLine(sentences), LONGEST_SUMMARY);
  }

  private Map<String, Object> result(
      StructuredFiles.Written written, Extraction found, String summary) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("success", true);
    result.put("output_path", folder.relative(written.file()));
    result.put("improved_summary", summary);
    result.put("items", found.size());
    result.put("extractor", found.origin().extractor());
    result.put("message", message(written.outcome(), found));
    return result;
  }

  private static String message(StructuredFiles.Outcome outcome, Extraction found) {
    String written =
        switch (outcome) {
          case WRITTEN -> "The structured archive was written.";
          case UNCHANGED -> "The structured archive was up to date.";
          case WRITTEN_BESIDE ->
              "The structured archive was edited by hand and kept; the new version lies beside it.";
          case KEPT_BOTH ->
              "The structured archive and the version beside it were edited by hand; both were"
                  + " kept and no new version was written.";
        };
    if (found.complete()) {
      return written;
    }
    return found.origin().isAskedInVain()
        ? written + " " + found.remarks().get(0)
        : written + " Not everything could be read; its remarks say what.";
  }

  private void finish(
      Transcript transcript, String summary, Extraction found, @Nullable String written) {
    String archiveId = transcript.archiveId();
    conversations.updateArchiveStatus(
        archiveId, ArchiveStatus.PROCESSED, summary.isEmpty() ? null : summary, found.keywords());
    extractions.keep(transcript, found, written);
    embed("archive", transcript);
    embed(StructuredSource.NAME, transcript);
  }

  private void embed(String source, Transcript transcript) {
    String group = transcript.archiveId();
    tasks.submit(
        new NewTask(
            "embed_document",
            source + ":" + group,
            transcript.owner(),
            transcript.campaign(),
            Map.of("source", source, "group", group, "archive_id", group)));
  }

  @Override
  public void gaveUp(TaskView task, String cause) {
    String archiveId = task.data().getOrDefault("archive_id", "");
    if (StructuredFiles.isId(archiveId)) {
      conversations.markFailed(archiveId, cause);
    }
  }
}
