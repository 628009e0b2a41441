package gaia.assistant;

import gaia.access.Caller;
import gaia.conversation.ArchiveView;
import gaia.conversation.ConversationManager;
import gaia.knowledge.structured.StructuredArchives;
import gaia.search.Origin;
import gaia.search.Origins;
import gaia.search.Search;
import gaia.search.SearchDocument;
import gaia.search.SearchHit;
import gaia.search.SearchRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What other assistants may do with the memory of whoever is logged in: look. Each method is one
 * tool; the protocol around them is in {@link McpEndpoint}.
 */
@ApplicationScoped
class MemoryTools {

  private static final int USUAL_HITS = 10;
  private static final int MOST_HITS = 50;
  private static final int USUAL_PAGE = 20;
  private static final int MOST_ON_A_PAGE = 100;
  private static final int LONGEST_QUERY = 1000;
  private static final int LONGEST_NAME = 200;

  @Inject Search search;
  @Inject Origins origins;
  @Inject ConversationManager archives;
  @Inject StructuredArchives structured;
  @Inject Caller caller;

  /** What was said, best first; origin says whose word it is. */
  record Memory(
      String archiveId,
      int turn,
      @Nullable String speaker,
      @Nullable Instant said,
      String campaign,
      String owner,
      String kind,
      Origin origin,
      String text) {}

  /** An archive in a list. */
  record Listed(
      String archiveId,
      String title,
      String campaign,
      String owner,
      Instant archived,
      int turns,
      Origin origin,
      String summary) {}

  Map<String, Object> searchMemories(Map<String, Object> arguments) {
    String query = text(arguments, "query", LONGEST_QUERY);
    if (query == null) {
      throw new IllegalArgumentException("query must not be empty");
    }
    int k = number(arguments, "limit", USUAL_HITS, MOST_HITS);
    SearchRequest request =
        new SearchRequest(
            query,
            caller.owner(),
            k,
            null,
            text(arguments, "campaign", LONGEST_NAME),
            null,
            null,
            null,
            null);
    List<SearchHit> hits = search.find(request);
    Map<SearchDocument, Origin> from = origins.of(caller.owner(), hits);
    return Map.of(
        "memories",
        hits.stream()
            .map(hit -> memory(hit, from.getOrDefault(hit.document(), Origin.SHARED)))
            .toList());
  }

  private static Memory memory(SearchHit hit, Origin origin) {
    SearchDocument found = hit.document();
    return new Memory(
        found.archiveId(),
        found.position(),
        found.speaker(),
        found.created(),
        found.campaign(),
        found.owner(),
        found.kind().name().toLowerCase(Locale.ROOT),
        origin,
        found.text());
  }

  Map<String, Object> listArchives(Map<String, Object> arguments) {
    List<ArchiveView> found =
        archives.readable(
            caller.owner(),
            text(arguments, "campaign", LONGEST_NAME),
            number(arguments, "limit", USUAL_PAGE, MOST_ON_A_PAGE),
            text(arguments, "before", LONGEST_NAME));
    return Map.of("archives", listed(found));
  }

  private List<Listed> listed(List<ArchiveView> found) {
    Map<String, Origin> from =
        archives.origins(
            caller.owner(), found.stream().map(ArchiveView::id).collect(Collectors.toSet()));
    return found.stream()
        .map(one -> listed(one, from.getOrDefault(one.id(), Origin.SHARED)))
        .toList();
  }

  private static Listed listed(ArchiveView archive, Origin origin) {
    return new Listed(
        archive.id(),
        archive.title(),
        archive.campaign(),
        archive.owner(),
        archive.archived(),
        archive.turns(),
        origin,
        archive.summary());
  }

  /** The structured archive, and what was said where it is asked for. */
  Map<String, Object> getArchive(Map<String, Object> arguments) {
    String id = text(arguments, "archive_id", LONGEST_NAME);
    String name = id == null ? "" : archives.readerOf(caller.owner(), id);
    Optional<ArchiveView> archive = id == null ? Optional.empty() : archives.archive(name, id);
    if (archive.isEmpty()) {
      throw new IllegalArgumentException("there is no archive with this archive_id");
    }
    String found = archive.get().id();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("archive", listed(List.of(archive.get())).get(0));
    structured.content(name, found).ifPresent(text -> answer.put("structured", text));
    if (Boolean.TRUE.equals(arguments.get("with_turns"))) {
      archives.markdown(name, found).ifPresent(text -> answer.put("turns", text));
    }
    return answer;
  }

  /** Null where there is none. */
  private static @Nullable String text(Map<String, Object> arguments, String name, int longest) {
    Object value = arguments.get(name);
    if (value == null || value instanceof String text && text.isBlank()) {
      return null;
    }
    if (value instanceof String text && text.length() <= longest) {
      return text.strip();
    }
    throw new IllegalArgumentException(
        "%s must be a text of at most %d characters".formatted(name, longest));
  }

  private static int number(Map<String, Object> arguments, String name, int usual, int most) {
    Object value = arguments.get(name);
    if (value == null) {
      return usual;
    }
    if (value instanceof Integer number && number >= 1 && number <= most) {
      return number;
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from 1 to %d".formatted(name, most));
  }
}
