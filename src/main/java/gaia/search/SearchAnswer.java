package gaia.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /api/search} answers.
 *
 * @param complete false while the index is built again: found by words alone
 * @param notice says so to people; null otherwise
 */
public record SearchAnswer(
    boolean success, boolean complete, @Nullable String notice, List<Result> results) {

  static final String NOT_COMPLETE =
      "The search index is being built again. Until then only texts with the words of the question"
          + " are found, and it takes longer.";

  /**
   * One hit.
   *
   * @param turn 0-based place in the conversation or group
   * @param origin whether the caller said it here, or where else it comes from
   * @param highlights pairs of first character and the one after the last
   */
  public record Result(
      String kind,
      String archiveId,
      int turn,
      @Nullable String speaker,
      @Nullable Instant created,
      Origin origin,
      String text,
      List<List<Integer>> highlights,
      double score,
      String why) {}

  static SearchAnswer of(
      List<SearchHit> hits, Map<SearchDocument, Origin> origins, boolean complete) {
    return new SearchAnswer(
        true,
        complete,
        complete ? null : NOT_COMPLETE,
        hits.stream()
            .map(hit -> result(hit, origins.getOrDefault(hit.document(), Origin.SHARED)))
            .toList());
  }

  private static Result result(SearchHit hit, Origin origin) {
    SearchDocument document = hit.document();
    return new Result(
        SearchParameters.label(document.kind()),
        document.archiveId(),
        document.position(),
        document.speaker(),
        document.created(),
        origin,
        document.text(),
        hit.highlights().stream().map(h -> List.of(h.start(), h.end())).toList(),
        hit.score(),
        hit.why());
  }
}
