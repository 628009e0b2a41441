package gaia.digest;

import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.facts.Conflicts;
import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Facts;
import gaia.knowledge.structured.Extractions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Digests, journals and recaps of one owner. They look at the newest 500 archives. */
@ApplicationScoped
@Transactional
public class Digests {

  private static final int LOOKED_AT = 500;

  @Inject ConversationManager conversations;
  @Inject Extractions extractions;
  @Inject Facts facts;
  @Inject Conflicts conflicts;

  /**
   * @param campaign null for all
   */
  public Digest digest(String owner, @Nullable String campaign, Instant since) {
    return Digest.of(sessions(owner, campaign), since);
  }

  /** Facts that are no longer believed, or no longer true, since that moment; newest first. */
  public List<FactView> changed(String owner, @Nullable String campaign, Instant since) {
    return facts.changedSince(owner, since, LOOKED_AT).stream()
        .filter(fact -> campaign == null || fact.campaign().equals(campaign))
        .filter(fact -> !fact.isCurrent())
        .toList();
  }

  /** Statements that cannot both be true and wait for somebody to decide; the oldest first. */
  public List<Conflicts.Conflict> conflicts(String owner, @Nullable String campaign) {
    return conflicts.open(owner, LOOKED_AT).stream()
        .filter(conflict -> campaign == null || conflict.campaign().equals(campaign))
        .toList();
  }

  /** How many of those there are. */
  public long countConflicts(String owner, @Nullable String campaign) {
    return conflicts.count(owner, campaign);
  }

  /** All sessions of a campaign, the first one first. */
  public List<Recap> journal(String owner, String campaign) {
    return sessions(owner, campaign).stream()
        .sorted(Comparator.comparing(Session::began).thenComparing(Session::archiveId))
        .map(Recap::of)
        .toList();
  }

  /** The last session of a campaign; empty when there is none that was worked through. */
  public Optional<Recap> recap(String owner, @Nullable String campaign) {
    return sessions(owner, campaign).stream()
        .max(Comparator.comparing(Session::began).thenComparing(Session::archiveId))
        .map(Recap::of);
  }

  private List<Session> sessions(String owner, @Nullable String campaign) {
    List<ArchiveView> archives = conversations.list(owner, campaign, LOOKED_AT, null);
    Map<String, Extraction> found =
        extractions.findAll(archives.stream().map(ArchiveView::id).toList());
    return archives.stream()
        .flatMap(
            archive ->
                Stream.ofNullable(found.get(archive.id())).map(read -> session(archive, read)))
        .toList();
  }

  private static Session session(ArchiveView archive, Extraction found) {
    return new Session(
        archive.id(),
        archive.title(),
        archive.campaign(),
        archive.created(),
        archive.archived(),
        found);
  }

  /** Names of campaigns that have archives. */
  public List<String> campaigns(String owner) {
    return conversations.campaigns(owner);
  }
}
