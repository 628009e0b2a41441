package gaia.conversation;

import static gaia.conversation.ImportFixtures.EVENING;
import static gaia.conversation.ImportFixtures.dialogue;
import static gaia.conversation.ImportFixtures.turn;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickSummaryTest {

  @Test
  void it_names_count_speakers_days_and_the_opening() {
    List<Turn> turns =
        List.of(
            new Turn(0, Role.ASSISTANT, null, "Welcome back.", EVENING, false),
            new Turn(1, Role.USER, "Mara", "Can we reach the keep? It is late.", EVENING, false),
            new Turn(2, Role.ASSISTANT, null, "Yes.", EVENING.plusSeconds(86_400), false));

    assertThat(QuickSummary.of("The keep", turns))
        .isEqualTo(
            "The keep: 3 messages by GAIA (2) and Mara (1), 2026-03-01 to 2026-03-02."
                + " It begins: \"Can we reach the keep?\"");
  }

  @Test
  void one_message_is_singular_and_one_day_stands_alone() {
    assertThat(QuickSummary.of("", dialogue("Note to self")))
        .isEqualTo("1 message by User (1), 2026-03-01. It begins: \"Note to self\"");
  }

  @Test
  void a_conversation_without_words_of_the_user_has_no_opening() {
    assertThat(QuickSummary.of("Log", List.of(turn(0, Role.TOOL, "done"))))
        .isEqualTo("Log: 1 message by Tool (1), 2026-03-01.");
    assertThat(QuickSummary.of("Log", List.of())).isEqualTo("Log: no messages.");
  }

  @Test
  void many_speakers_are_counted_and_five_are_named() {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      turns.add(new Turn(i, Role.USER, "P" + i, "Aye", EVENING, false));
    }

    assertThat(QuickSummary.of("Vote", turns))
        .contains("by P0 (1), P1 (1), P2 (1), P3 (1), P4 (1) and 3 others,");
  }

  @Test
  void a_long_first_sentence_is_cut_at_a_word() {
    String opening = FirstSentence.of("lantern ".repeat(40) + "!", 120);

    assertThat(opening).hasSizeLessThanOrEqualTo(120).endsWith("lantern…");
  }

  @Test
  void a_greeting_takes_the_next_sentence_along() {
    assertThat(FirstSentence.of("Hey GAIA!\nWhere is the ferry? Quick.", 120))
        .isEqualTo("Hey GAIA! Where is the ferry?");
    assertThat(FirstSentence.of("Hi!", 120)).isEqualTo("Hi!");
    assertThat(FirstSentence.of(" \n ", 120)).isEmpty();
  }
}
