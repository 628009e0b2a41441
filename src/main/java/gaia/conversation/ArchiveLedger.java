package gaia.conversation;

import gaia.access.Refusal;
import gaia.background.NewTask;
import gaia.background.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction that makes an archive: turns frozen, archive row, task row, and raw files on
 * disk but not yet under their names. The caller shows the files once the transaction is through.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ArchiveLedger {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
  private static final int KEYWORDS = 10;

  @Inject Conversations conversations;
  @Inject ConversationRepository repository;
  @Inject ArchiveRepository archives;
  @Inject RawFiles files;
  @Inject Tasks tasks;
  @Inject Clock clock;

  /** Archives a conversation that is going on. */
  ArchiveReceipt freeze(String owner, String conversationId, StagedFiles staged) {
    Conversation conversation =
        repository
            .locked(owner, conversationId)
            .orElseThrow(() -> Refusal.notFound("There is no conversation with this id."));
    if (conversation.archived) {
      throw Refusal.conflict("The conversation is archived already.");
    }
    if (conversation.turns == 0) {
      throw Refusal.conflict("The conversation is empty; there is nothing to archive.");
    }
    return close(conversation, null, staged);
  }

  /**
   * Stores an imported conversation, open, unless it is there already.
   *
   * @param externalId names it among all conversations of the owner
   */
  Stored store(String owner, ImportedConversation incoming, String externalId) {
    Optional<Conversation> known = repository.byExternalId(owner, externalId);
    if (known.isPresent()) {
      String id = known.get().id;
      return new Stored(id, archives.ofConversation(id).map(archive -> archive.id), false);
    }
    Instant created = or(incoming.created(), clock.instant());
    Conversation conversation =
        conversations.insert(owner, incoming.campaign(), incoming.title(), created);
    conversation.cameAs(externalId);
    conversations.appendTo(
        conversation,
        incoming.messages().stream()
            .map(
                m ->
                    new NewMessage(
                        m.role(), m.speaker(), m.content(), or(m.created(), created), false))
            .toList());
    return new Stored(conversation.id, Optional.empty(), true);
  }

  private static Instant or(@Nullable Instant said, Instant otherwise) {
    return said == null ? otherwise : said;
  }

  /** Takes in a raw archive file that the database does not know, under the file's own id. */
  void takeIn(RawArchive raw, StagedFiles staged) {
    Conversation conversation =
        conversations.insert(raw.owner(), raw.campaign(), raw.title(), raw.created());
    conversation.cameAs("archive:" + raw.id());
    conversations.appendTo(
        conversation,
        raw.turns().stream()
            .map(t -> new NewMessage(t.role(), t.speaker(), t.content(), t.created(), t.recalled()))
            .toList());
    close(conversation, raw, staged);
  }

  private ArchiveReceipt close(
      Conversation conversation, @Nullable RawArchive found, StagedFiles staged) {
    conversation.freeze();
    Instant now = found == null ? clock.instant() : found.archived();
    String id = found == null ? conversation.id + "_" + STAMP.format(now) : found.id();
    List<Turn> turns = repository.turns(conversation.id);
    String summary = found == null ? QuickSummary.of(conversation.title, turns) : found.summary();
    List<String> keywords = found == null ? Keywords.of(turns, KEYWORDS) : found.keywords();
    Archive archive = new Archive(id, conversation, summary, keywords, now);
    archives.insert(archive);
    String taskId =
        tasks.submit(
            new NewTask(
                "summarize_conversation",
                id,
                conversation.owner,
                conversation.campaign,
                Map.of("archive_id", id)));
    archive.processedBy(taskId);
    if (found == null) {
      files.stage(archive.view(), turns, staged);
    }
    return new ArchiveReceipt(id, summary, taskId);
  }

  /**
   * Where an imported conversation is.
   *
   * @param isNew false when it was there before
   */
  record Stored(String conversationId, Optional<String> archiveId, boolean isNew) {}
}
