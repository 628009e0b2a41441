package gaia.conversation;

import gaia.access.Refusal;
import gaia.access.Sharing;
import gaia.search.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Archives: how they come into being, how far they are, and what is in them. */
@ApplicationScoped
@Transactional
public class ConversationManager {

  private static final int TOP_KEYWORDS = 10;
  private static final int NEWEST = 500;

  @Inject ArchiveLedger ledger;
  @Inject ArchiveRepository archives;
  @Inject ConversationRepository conversations;
  @Inject Sharing sharing;
  @Inject Clock clock;

  /**
   * Archives a conversation and queues its processing. When this returns, everything is in the
   * database and the raw files are on disk.
   *
   * @throws Refusal when there is no such conversation, it is empty, archived already, or the data
   *     folder cannot be written
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public ArchiveReceipt summarizeAndArchiveForBackground(String owner, String conversationId) {
    StagedFiles staged = new StagedFiles();
    try {
      ArchiveReceipt receipt = ledger.freeze(owner, conversationId, staged);
      staged.publish();
      return receipt;
    } catch (RuntimeException e) {
      staged.discard();
      throw e;
    }
  }

  /**
   * Notes how far the processing has come.
   *
   * @param summary replaces the quick one of the moment of archiving; null keeps what is there
   * @param keywords likewise; an empty list keeps what is there
   */
  public void updateArchiveStatus(
      String archiveId, ArchiveStatus status, @Nullable String summary, List<String> keywords) {
    archives
        .locked(archiveId)
        .ifPresent(
            archive -> {
              archive.become(status, null, clock.instant());
              archive.describe(
                  summary == null ? archive.summary : summary,
                  keywords.isEmpty() ? archive.keywordList() : keywords);
            });
  }

  /** Notes that the processing was given up, and why. */
  public void markFailed(String archiveId, String cause) {
    archives
        .locked(archiveId)
        .ifPresent(archive -> archive.become(ArchiveStatus.FAILED, cause, clock.instant()));
  }

  public ArchiveStatistics getArchiveStatistics(String owner) {
    Map<ArchiveStatus, Long> counts = archives.counts(owner);
    long processed = counts.getOrDefault(ArchiveStatus.PROCESSED, 0L);
    long pending = counts.getOrDefault(ArchiveStatus.PENDING_PROCESSING, 0L);
    long failed = counts.getOrDefault(ArchiveStatus.FAILED, 0L);
    return new ArchiveStatistics(
        processed + pending + failed, processed, pending, failed, topKeywords(owner));
  }

  private List<ArchiveStatistics.KeywordCount> topKeywords(String owner) {
    Map<String, Long> counts =
        archives.newestKeywords(owner, NEWEST).stream()
            .flatMap(keywords -> Archive.keywordList(keywords).stream())
            .map(keyword -> keyword.toLowerCase(Locale.ROOT))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(TOP_KEYWORDS)
        .map(entry -> new ArchiveStatistics.KeywordCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Archives whose summary or keywords share words with the query, best first. */
  public List<ArchiveView> getRelatedArchives(String owner, String query, int most) {
    List<String> words =
        List.of(query.toLowerCase(Locale.ROOT).split("\\W+")).stream()
            .filter(word -> word.length() > 2)
            .distinct()
            .toList();
    record Scored(ArchiveView archive, long score) {}
    return archives.newest(owner, NEWEST).stream()
        .map(archive -> new Scored(archive.view(), relation(archive, words)))
        .filter(scored -> scored.score() > 0)
        .sorted(Comparator.comparingLong(Scored::score).reversed())
        .limit(most)
        .map(Scored::archive)
        .toList();
  }

  private static long relation(Archive archive, List<String> words) {
    List<String> summary = List.of(archive.summary.toLowerCase(Locale.ROOT).split("\\W+"));
    String keywords = String.join(" ", archive.keywordList()).toLowerCase(Locale.ROOT);
    return words.stream()
        .mapToLong(word -> (summary.contains(word) ? 1 : 0) + (keywords.contains(word) ? 2 : 0))
        .sum();
  }

  /**
   * In whose name a person may read an archive; their own where nobody shares it, and where it does
   * not exist.
   */
  public String readerOf(String person, String archiveId) {
    return archive(archiveId)
        .map(found -> sharing.nameFor(person, found.owner(), found.campaign(), Sharing.Wish.READ))
        .orElse(person);
  }

  public Optional<ArchiveView> archive(String owner, String archiveId) {
    return archive(archiveId).filter(archive -> archive.owner().equals(owner));
  }

  /** The archive without its turns, whoever owns it, for tasks that work on it. */
  public Optional<ArchiveView> archive(String archiveId) {
    return archives.find(archiveId).map(Archive::view);
  }

  /** The ids of all archives of an owner. */
  public Set<String> ownedIds(String owner) {
    return Set.copyOf(archives.idsOf(owner));
  }

  /** The same of one campaign. */
  public Set<String> ownedIds(String owner, String campaign) {
    return Set.copyOf(archives.idsOf(owner, campaign));
  }

  public boolean owns(String owner, String archiveId) {
    return archive(owner, archiveId).isPresent();
  }

  /**
   * One page of archives, newest first.
   *
   * @param before only archives listed after the one with this id
   */
  public List<ArchiveView> list(
      String owner, @Nullable String campaign, int limit, @Nullable String before) {
    return fitting(owner, ArchiveFilter.of(campaign), limit, before);
  }

  /** The same of those that fit. */
  public List<ArchiveView> fitting(
      String owner, ArchiveFilter filter, int limit, @Nullable String before) {
    return archives.page(owner, filter, limit, before).stream().map(Archive::view).toList();
  }

  /** The same of what a person may read: their own, and those of campaigns shared with them. */
  public List<ArchiveView> readable(
      String person, @Nullable String campaign, int limit, @Nullable String before) {
    Stream<ArchiveView> own = list(person, campaign, limit, before).stream();
    Stream<ArchiveView> others =
        sharing.readable(person).stream()
            .filter(shared -> campaign == null || campaign.equals(shared.campaign()))
            .flatMap(shared -> list(shared.owner(), shared.campaign(), limit, before).stream());
    return Stream.concat(own, others)
        .sorted(
            Comparator.comparing(ArchiveView::archived).thenComparing(ArchiveView::id).reversed())
        .limit(limit)
        .toList();
  }

  /** Those of these archives that belong to the owner. */
  public Set<String> own(String owner, Set<String> archiveIds) {
    return Set.copyOf(archives.own(owner, archiveIds));
  }

  /** Those of these archives whose words came from another program, and not from a person here. */
  public Set<String> imported(Set<String> archiveIds) {
    return Set.copyOf(archives.imported(archiveIds));
  }

  /** Where the words of these archives come from, as far as a person is concerned. */
  public Map<String, Origin> origins(String person, Set<String> archiveIds) {
    Set<String> own = archiveIds.isEmpty() ? Set.of() : own(person, archiveIds);
    Set<String> imported = own.isEmpty() ? Set.of() : imported(own);
    return archiveIds.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                id -> Origin.of(false, own.contains(id), imported.contains(id))));
  }

  /** The campaigns that an owner has archives of, by name. */
  public List<String> campaigns(String owner) {
    return archives.campaigns(owner);
  }

  /** The whole of an archived conversation, for tasks that work through it. */
  public Optional<Transcript> transcript(String archiveId) {
    return archives.find(archiveId).map(this::transcript);
  }

  private Transcript transcript(Archive archive) {
    return new Transcript(
        archive.id,
        archive.conversationId,
        archive.owner,
        archive.campaign,
        archive.title,
        archive.created,
        archive.archived,
        conversations.turns(archive.conversationId));
  }

  /** The archive as a document for people. */
  public Optional<String> markdown(String owner, String archiveId) {
    return archive(owner, archiveId)
        .map(
            archive ->
                RawArchiveFile.toMarkdown(
                    RawFiles.raw(archive, conversations.turns(archive.conversationId()))));
  }
}
