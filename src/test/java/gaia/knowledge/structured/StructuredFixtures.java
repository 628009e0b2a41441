package gaia.knowledge.structured;

import gaia.background.NewTask;
import gaia.background.TaskRun;
import gaia.background.Tasks;
import gaia.conversation.ArchiveStatus;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.conversation.Transcript;
import gaia.knowledge.extraction.Extraction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fakes of the rooms this one talks to. */
final class StructuredFixtures {

  private StructuredFixtures() {}

  /** Archives in memory; what is reported to it is kept as lines. */
  static final class FakeConversations extends ConversationManager {
    final Map<String, Transcript> transcripts = new HashMap<>();
    final List<String> reports = new ArrayList<>();

    void put(String archiveId, Transcript like) {
      transcripts.put(
          archiveId,
          new Transcript(
              archiveId,
              like.conversationId(),
              like.owner(),
              like.campaign(),
              like.title(),
              like.created(),
              like.archived(),
              like.turns()));
    }

    @Override
    public Optional<Transcript> transcript(String archiveId) {
      return Optional.ofNullable(transcripts.get(archiveId));
    }

    @Override
    public void updateArchiveStatus(
        String archiveId, ArchiveStatus status, @Nullable String summary, List<String> keywords) {
      reports.add(archiveId + " " + status + " " + (summary == null ? "-" : "summary"));
    }

    @Override
    public void markFailed(String archiveId, String cause) {
      reports.add(archiveId + " FAILED " + cause);
    }

    @Override
    public Optional<ArchiveView> archive(String archiveId) {
      return transcript(archiveId).map(FakeConversations::view);
    }

    private static ArchiveView view(Transcript found) {
      return new ArchiveView(
          found.archiveId(),
          found.conversationId(),
          found.owner(),
          found.campaign(),
          found.title(),
          ArchiveStatus.PROCESSED,
          "",
          List.of(),
          found.turns().size(),
          null,
          null,
          found.created(),
          found.archived(),
          null,
          null);
    }

    @Override
    public Set<String> ownedIds(String owner) {
      return transcripts.values().stream()
          .filter(found -> found.owner().equals(owner))
          .map(Transcript::archiveId)
          .collect(Collectors.toSet());
    }

    @Override
    public boolean owns(String owner, String archiveId) {
      return transcript(archiveId).filter(found -> found.owner().equals(owner)).isPresent();
    }
  }

  /** Keeps what was found in memory, and tells nobody. */
  static final class FakeExtractions extends Extractions {
    final Map<String, Extraction> kept = new HashMap<>();

    @Override
    public Optional<Extraction> find(String archiveId) {
      return Optional.ofNullable(kept.get(archiveId));
    }

    @Override
    void keep(Transcript transcript, Extraction found, @Nullable String written) {
      kept.put(transcript.archiveId(), found);
    }
  }

  /** Remembers what was submitted. */
  static final class FakeTasks extends Tasks {
    final List<NewTask> submitted = new ArrayList<>();

    @Override
    public String submit(NewTask task) {
      submitted.add(task);
      return "task-" + submitted.size();
    }
  }

  /** An attempt that nobody stops. */
  record QuietRun(Map<String, String> data, boolean isLastAttempt) implements TaskRun {

    QuietRun(Map<String, String> data) {
      this(data, true);
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
    public Optional<String> checkpoint() {
      return Optional.empty();
    }

    @Override
    public void breathe() {}

    @Override
    public void save(double progress, String note, String checkpoint, Runnable effect) {
      effect.run();
    }
  }

  static StructuredDocument document(Instant processed, String... statements) {
    List<StructuredItem> items =
        List.of(statements).stream().map(s -> new StructuredItem(s, List.of(0))).toList();
    FrontMatter head =
        new FrontMatter(
            "a1",
            "A talk",
            "Coast",
            Instant.EPOCH,
            processed,
            "rules",
            null,
            null,
            List.of(),
            List.of());
    return new StructuredDocument(
        head,
        "A talk",
        List.of(new StructuredSection("Key facts", items)),
        List.of(new Footnote(0, "Mara: hello")));
  }
}
