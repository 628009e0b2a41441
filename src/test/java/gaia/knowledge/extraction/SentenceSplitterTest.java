package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  @Test
  void sentences_end_at_marks_and_line_ends() {
    assertThat(split("One two. Three four! Five?\nSix seven"))
        .containsExactly("One two.", "Three four!", "Five?", "Six seven");
  }

  @Test
  void titles_and_initials_end_no_sentence() {
    assertThat(split("Dr. Odra met J. Hale at 3.5 knots. Then she left."))
        .containsExactly("Dr. Odra met J. Hale at 3.5 knots.", "Then she left.");
  }

  @Test
  void bullets_are_no_part_of_what_was_said() {
    assertThat(split("- bring soup\n* bring bread\n# Heading here"))
        .containsExactly("bring soup", "bring bread", "Heading here");
  }

  @Test
  void a_closing_quotation_mark_belongs_to_its_sentence() {
    assertThat(split("\"I own it.\" He left.")).containsExactly("\"I own it.\"", "He left.");
  }

  private static List<String> split(String text) {
    return new SentenceSplitter(
            Conversations.turn(0, Role.USER, "Mara", text, false), new Pace(() -> {}))
        .split(100).stream().map(Sentence::text).toList();
  }
}
