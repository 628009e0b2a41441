package gaia.conversation;

import gaia.search.DocumentsIndexed;
import gaia.search.SearchDocument;
import gaia.search.SearchKind;
import gaia.search.SearchSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Gives the turns of archived conversations to search. Recalled answers are left out. */
@ApplicationScoped
@Transactional
class ArchivedTurns implements SearchSource {

  static final String NAME = "archive";

  @Inject ArchiveRepository archives;
  @Inject ConversationRepository conversations;
  @Inject Clock clock;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<SearchDocument> documents(String archiveId) {
    Optional<Archive> archive = archives.find(archiveId);
    return archive
        .map(
            found ->
                conversations.turns(found.conversationId).stream()
                    .filter(turn -> !turn.recalled() && turn.role() != Role.SYSTEM)
                    .map(turn -> document(found, turn))
                    .toList())
        .orElse(List.of());
  }

  private static SearchDocument document(Archive archive, Turn turn) {
    return new SearchDocument(
        SearchKind.TURN,
        archive.owner,
        archive.campaign,
        archive.id,
        turn.index(),
        turn.speakerName(),
        turn.created(),
        turn.content());
  }

  @Override
  public List<String> groups() {
    return archives.searchableIds();
  }

  /** Runs in the transaction that completes the task. */
  void indexed(@Observes DocumentsIndexed done) {
    if (done.source().equals(NAME)) {
      archives.locked(done.groupId()).ifPresent(found -> found.becomeSearchable(clock.instant()));
    }
  }
}
