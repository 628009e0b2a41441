package gaia.conversation;

import gaia.privacy.ErasureParticipant;
import gaia.privacy.ErasurePhase;
import gaia.privacy.ErasureSubject;
import gaia.privacy.ErasureSubjects;
import gaia.privacy.Holding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was said: rows and raw files, and where it was brought in from. */
@ApplicationScoped
class ConversationErasure implements ErasureParticipant, ErasureSubjects {

  @Inject Rows rows;
  @Inject RawFiles files;
  @Inject OriginalFiles originals;

  @Override
  public String name() {
    return "conversation";
  }

  @Override
  public ErasurePhase phase() {
    return ErasurePhase.SOURCES;
  }

  @Override
  public Optional<Named> find(String owner, String id) {
    return rows.find(owner, id);
  }

  @Override
  public List<Holding> holdings(ErasureSubject subject) {
    String archive = subject.archiveId();
    long raw = archive == null ? 0 : files.count(archive);
    long original = rows.originalId(subject).map(originals::count).orElse(0L);
    return Stream.concat(
            rows.holdings(subject).stream(),
            Stream.of(new Holding("raw_files", raw), new Holding("original_files", original)))
        .filter(holding -> holding.count() > 0)
        .toList();
  }

  /**
   * Files first: a start between the two writes them anew from the rows, and never takes a file in
   * again whose rows are gone. And once more, for what a start on another server has written.
   */
  @Override
  public void erase(ErasureSubject subject, Runnable breathe) throws IOException {
    Optional<String> original = rows.originalId(subject);
    eraseFiles(subject, original);
    breathe.run();
    rows.erase(subject);
    eraseFiles(subject, original);
  }

  private void eraseFiles(ErasureSubject subject, Optional<String> original) throws IOException {
    if (subject.archiveId() != null) {
      files.erase(subject.archiveId());
    }
    if (original.isPresent()) {
      originals.erase(original.get());
    }
  }

  /** The rows, in transactions. */
  @ApplicationScoped
  @Transactional
  static class Rows {

    private static final String ORIGINAL = "gaia:";

    @Inject ConversationRepository conversations;
    @Inject ArchiveRepository archives;

    Optional<Named> find(String owner, String id) {
      String conversationId = archives.find(id).map(found -> found.conversationId).orElse(id);
      return conversations
          .find(owner, conversationId)
          .map(found -> new Named(subject(found), found.title));
    }

    private ErasureSubject subject(Conversation found) {
      String archive = archives.ofConversation(found.id).map(row -> row.id).orElse(null);
      return new ErasureSubject(found.owner, found.campaign, found.id, archive);
    }

    /** The name of the file of the first GAIA that the conversation came from. */
    Optional<String> originalId(ErasureSubject subject) {
      return conversations
          .find(subject.conversationId())
          .map(found -> String.valueOf(found.externalId))
          .filter(external -> external.startsWith(ORIGINAL))
          .map(external -> external.substring(ORIGINAL.length()));
    }

    List<Holding> holdings(ErasureSubject subject) {
      boolean there = conversations.find(subject.conversationId()).isPresent();
      boolean archived = archives.ofConversation(subject.conversationId()).isPresent();
      return List.of(
          new Holding("conversations", there ? 1 : 0),
          new Holding("messages", conversations.messages(subject.conversationId())),
          new Holding("archives", archived ? 1 : 0));
    }

    void erase(ErasureSubject subject) {
      archives.ofConversation(subject.conversationId()).ifPresent(archives::remove);
      conversations
          .locked(subject.owner(), subject.conversationId())
          .ifPresent(conversations::delete);
    }
  }
}
