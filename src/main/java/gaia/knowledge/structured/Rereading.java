package gaia.knowledge.structured;

import gaia.background.NewTask;
import gaia.background.Tasks;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.files.DataFolder;
import gaia.knowledge.extraction.ModelExtractor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Has archives read again: on request, or because a language model has appeared. */
@ApplicationScoped
@Transactional
class Rereading {

  @Inject ExtractionRepository extractions;
  @Inject ConversationManager conversations;
  @Inject DataFolder folder;
  @Inject Tasks tasks;

  /**
   * Queues what rules have read, and what was read before this room kept what it found; but not
   * what this model was asked in vain with the prompts of this version.
   *
   * @return how many archives are queued
   */
  int queueReadByRules(String model) {
    Set<String> ids =
        new LinkedHashSet<>(extractions.readByRules(model, ModelExtractor.promptVersion()));
    ids.addAll(unknown());
    return (int) ids.stream().filter(this::submit).count();
  }

  /** Queues the archives of an owner that were not read with the prompts of this version. */
  int queueOutdated(String owner) {
    Set<String> ids =
        new LinkedHashSet<>(extractions.readOtherwise(ModelExtractor.promptVersion()));
    ids.addAll(unknown());
    ids.retainAll(conversations.ownedIds(owner));
    return (int) ids.stream().filter(this::submit).count();
  }

  private List<String> unknown() {
    try {
      return new StructuredFiles(folder)
          .ids().stream().filter(id -> !extractions.exists(id)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Queues one archive; false when this owner has no such one. */
  boolean queue(String owner, String archiveId) {
    return StructuredFiles.isId(archiveId)
        && conversations.owns(owner, archiveId)
        && submit(archiveId);
  }

  private boolean submit(String archiveId) {
    Optional<ArchiveView> archive = conversations.archive(archiveId);
    archive.ifPresent(
        found ->
            tasks.submit(
                new NewTask(
                    SummarizeConversationTask.TYPE,
                    archiveId,
                    found.owner(),
                    found.campaign(),
                    Map.of("archive_id", archiveId))));
    return archive.isPresent();
  }
}
