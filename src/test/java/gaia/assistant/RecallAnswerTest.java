package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.search.Origin;
import gaia.search.SearchKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecallAnswerTest {

  private static Citation citation(String quote) {
    return new Citation("a", 11, quote, 1, "Mara", Instant.parse("2026-10-31T19:00:00Z"));
  }

  @Test
  void it_says_that_no_model_is_configured_and_quotes_what_it_remembers() {
    assertThat(RecallAnswer.of(List.of(citation("The lens is gone."))))
        .startsWith("No language model is configured")
        .contains("“The lens is gone.” (Mara, 31 October 2026, turn 12)");
  }

  @Test
  void a_document_is_quoted_with_its_name_and_headings() {
    Citation document =
        new Citation(
            "d", 3, "Water.", 1, "Rules › Sea", null, SearchKind.DOCUMENT, Origin.DOCUMENT);

    assertThat(RecallAnswer.of(List.of(document)))
        .contains("“Water.” (Rules › Sea, from a document)");
  }

  @Test
  void what_was_not_said_here_is_marked() {
    assertThat(RecallAnswer.of(List.of(citation("The lens is gone.").from(Origin.IMPORTED))))
        .contains("turn 12, taken in from elsewhere)");
  }

  @Test
  void it_says_plainly_that_it_remembers_nothing() {
    assertThat(RecallAnswer.of(List.of())).contains("nothing in the memory");
  }

  @Test
  void long_quotes_are_cut_with_a_sign() {
    assertThat(RecallAnswer.of(List.of(citation("word ".repeat(500))))).contains("…”");
  }
}
