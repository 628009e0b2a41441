package gaia.knowledge.facts;

import gaia.background.BackgroundProcessorConfig;
import gaia.background.NewTask;
import gaia.background.PermanentFailure;
import gaia.background.TaskHandler;
import gaia.background.TaskResult;
import gaia.background.TaskRun;
import gaia.background.Tasks;
import gaia.conversation.ConversationManager;
import gaia.conversation.Transcript;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.structured.ArchiveEdited;
import gaia.knowledge.structured.ArchiveEdits;
import gaia.knowledge.structured.ConversationExtracted;
import gaia.knowledge.structured.Extractions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reconciles what one archive says with what is known. */
@ApplicationScoped
class IntegrateKnowledgeTask implements TaskHandler {
  static final String TYPE = "integrate_knowledge";

  @Inject ConversationManager conversations;
  @Inject Extractions extractions;
  @Inject ArchiveEdits edits;
  @Inject Facts facts;
  @Inject ArchiveCorrections corrections;
  @Inject Tasks tasks;
  @Inject BackgroundProcessorConfig config;

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

  /** Runs in the transaction that completes the reading of an archive. */
  void extracted(@Observes ConversationExtracted read) {
    tasks.submit(wanted(read.archiveId(), read.owner(), read.campaign()));
  }

  /** Runs in the transaction of the edit. */
  void edited(@Observes ArchiveEdited edit) {
    tasks.submit(wanted(edit.archiveId(), edit.owner(), edit.campaign()));
  }

  static NewTask wanted(String archiveId, String owner, String campaign) {
    return new NewTask(
        TYPE, "archive:" + archiveId, owner, campaign, Map.of("archive_id", archiveId));
  }

  @Override
  public TaskResult run(TaskRun run) {
    String archiveId = run.data().getOrDefault("archive_id", "");
    Transcript transcript =
        conversations
            .transcript(archiveId)
            .orElseThrow(() -> new PermanentFailure("The archive does not exist any more."));
    Optional<Extraction> extraction = extractions.find(archiveId);
    if (extraction.isEmpty()) {
      throw new PermanentFailure("Nothing was extracted from this archive yet.");
    }
    ZoneId zone = config.overnight().zone();
    List<Claim> claims = ClaimFinder.find(transcript, extraction.get(), zone, run::breathe);
    ArchiveEdits.Read file = edits.read(archiveId);
    EditedClaims edited =
        new EditedClaims(
            transcript, transcript.owner(), file.modified().truncatedTo(ChronoUnit.MICROS), zone);
    List<Claim> written = edited.written(file.edits());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("success", true);
    result.put("claims", claims.size());
    result.put("edits", file.edits().size());
    return new TaskResult.Done(result, () -> take(transcript, claims, written, file));
  }

  private void take(
      Transcript transcript, List<Claim> said, List<Claim> written, ArchiveEdits.Read file) {
    Space space = new Space(transcript.owner(), transcript.campaign());
    List<Claim> all = new ArrayList<>(said);
    all.addAll(written);
    facts.integrate(space, transcript.archiveId(), all, file.stamp());
    List<ArchiveCorrections.Removed> removed =
        file.edits().stream()
            .map(edit -> new ArchiveCorrections.Removed(edit, EditedClaims.takenOut(edit, said)))
            .toList();
    corrections.reject(space, transcript.archiveId(), transcript.owner(), removed, written);
  }
}
