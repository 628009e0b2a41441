package gaia.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private static final SearchDocument SAID = document(SearchKind.TURN, "mara", "said");
  private static final SearchDocument TAKEN = document(SearchKind.TURN, "mara", "taken");
  private static final SearchDocument THEIRS = document(SearchKind.FACT, "jonas", "taken");
  private static final SearchDocument FILE = document(SearchKind.DOCUMENT, "mara", "file");

  private static SearchDocument document(SearchKind kind, String owner, String group) {
    return new SearchDocument(kind, owner, "coast", group, 0, null, null, "Ilse sells rope.");
  }

  @Test
  void each_hit_says_whose_word_it_is() {
    Map<SearchDocument, Origin> origins =
        Origins.of(List.of(ownTakenIn()), "mara", hits(SAID, TAKEN, THEIRS, FILE));

    assertThat(origins)
        .containsEntry(SAID, Origin.SAID)
        .containsEntry(TAKEN, Origin.IMPORTED)
        .containsEntry(THEIRS, Origin.SHARED)
        .containsEntry(FILE, Origin.DOCUMENT);
  }

  @Test
  void the_answer_of_a_search_carries_it() {
    Map<SearchDocument, Origin> origins =
        Origins.of(List.of(ownTakenIn()), "mara", hits(SAID, TAKEN));

    assertThat(SearchAnswer.of(hits(SAID, TAKEN), origins, true).results())
        .extracting(SearchAnswer.Result::origin)
        .containsExactly(Origin.SAID, Origin.IMPORTED);
  }

  @Test
  void only_what_was_said_here_is_an_own_word() {
    assertThat(Stream.of(Origin.values()).filter(Origin::isOwnWord)).containsExactly(Origin.SAID);
  }

  private static List<SearchHit> hits(SearchDocument... documents) {
    return Stream.of(documents).map(one -> new SearchHit(one, List.of(), 1, "words")).toList();
  }

  /** Is asked about what belongs to the person alone. */
  private static ForeignWords ownTakenIn() {
    return found -> {
      assertThat(found).allMatch(one -> one.owner().equals("mara"));
      return found.contains(TAKEN) ? Set.of(TAKEN) : Set.of();
    };
  }
}
