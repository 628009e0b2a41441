package gaia.conversation;

import static gaia.conversation.ImportFixtures.EVENING;
import static gaia.conversation.ImportFixtures.dialogue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeywordsTest {

  private static final List<Turn> CRYPT =
      dialogue(
          "Hello GAIA! I'm back. What did we learn about the silver key?",
          "Hello! The silver key opens the crypt below Greyharbor.",
          "So the crypt is locked? Who holds the silver key now?",
          "The harbour master holds it. The harbour master owes the thieves' guild money.",
          "Let's talk to the harbour master, then. I don't trust thieves.",
          "Good. The crypts of Greyharbor are haunted, they say.");

  @Test
  void phrases_and_words_that_come_back_lead() {
    assertThat(Keywords.of(CRYPT, 4))
        .containsExactly("harbour master", "silver key", "crypt", "Greyharbor");
  }

  @Test
  void greetings_and_function_words_never_appear() {
    assertThat(Keywords.of(CRYPT, 50))
        .isNotEmpty()
        .noneMatch(word -> word.matches("(?i)hello|i'm|what|let's|don't|good|gaia|so|now"));
  }

  @Test
  void capital_letters_mean_nothing() {
    List<Turn> turns = dialogue("Budget Budget PLAN", "budget plan. Monday rain.");

    assertThat(Keywords.of(turns, 1)).first().asString().isEqualToIgnoringCase("budget plan");
  }

  @Test
  void one_long_message_does_not_drown_the_others() {
    List<Turn> turns =
        dialogue(
            "pump ".repeat(500),
            "The valve leaks.",
            "Which valve?",
            "A valve, the valve, this valve.");

    assertThat(Keywords.of(turns, 2)).first().isEqualTo("valve");
  }

  @Test
  void recalled_turns_and_tool_output_do_not_count() {
    List<Turn> turns =
        List.of(
            new Turn(0, Role.ASSISTANT, null, "dragon dragon", EVENING, true),
            new Turn(1, Role.TOOL, null, "stacktrace", EVENING, false),
            new Turn(2, Role.USER, null, "The ferry sails.", EVENING, false));

    assertThat(Keywords.of(turns, 10)).containsExactlyInAnyOrder("ferry", "sails");
  }

  @Test
  void a_chain_of_hyphens_is_no_trap() {
    assertThat(Keywords.of(dialogue("a-".repeat(1_000_000)), 10)).isEmpty();
  }

  @Property(tries = 200)
  void there_are_never_more_than_asked_for_and_none_twice(@ForAll List<String> texts) {
    assertThat(Keywords.of(dialogue(texts.toArray(String[]::new)), 10))
        .hasSizeLessThanOrEqualTo(10)
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }
}
