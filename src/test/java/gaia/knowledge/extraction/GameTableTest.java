package gaia.knowledge.extraction;

import static gaia.knowledge.extraction.Conversations.extract;
import static gaia.knowledge.extraction.Conversations.statements;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found at a table where people play a role-playing game. */
class GameTableTest {

  @Test
  void a_proposal_that_others_agree_to_is_a_decision_with_all_voices() {
    Extraction found =
        extract(
            "Ines: Let's take the Pilgrim Road at dawn instead of a boat.",
            "Tomas: Agreed, boats sink.",
            "Lene: Fine by me.");

    assertThat(found.in(Section.DECISIONS)).hasSize(1);
    assertThat(found.in(Section.DECISIONS).get(0).statement()).endsWith("Agreed by Tomas, Lene.");
    assertThat(found.in(Section.DECISIONS).get(0).evidence())
        .extracting(Evidence::turn)
        .containsExactly(0, 1, 2);
  }

  @Test
  void a_proposal_that_somebody_refuses_is_no_decision() {
    Extraction found =
        extract(
            "Ines: Let's burn the customs house tonight.",
            "Tomas: Good idea.",
            "Lene: No, that is madness.");

    assertThat(found.in(Section.DECISIONS)).isEmpty();
  }

  @Test
  void a_proposal_nobody_answers_is_no_decision() {
    assertThat(
            extract("Ines: Let's take the Pilgrim Road at dawn.", "Tomas: It rains.")
                .in(Section.DECISIONS))
        .isEmpty();
  }

  @Test
  void what_is_settled_is_the_proposal_before_it() {
    Extraction found =
        extract(
            "Jonas: I suggest we leave the Ember Lens with Maud.",
            "Ines: Hm.",
            "Mara: Then it's decided.");

    assertThat(statements(found, Section.DECISIONS))
        .containsExactly("Jonas: “I suggest we leave the Ember Lens with Maud.”");
  }

  @Test
  void an_allergy_is_told_in_the_third_person() {
    assertThat(statements(extract("Lene: I'm allergic to peanuts."), Section.KEY_FACTS))
        .containsExactly("Lene is allergic to peanuts.");
  }

  @Test
  void what_a_character_says_in_quotation_marks_is_no_fact_about_the_speaker() {
    Extraction found = extract("Mara: The brewer says, \"I own the old brewery in town.\"");

    assertThat(found.in(Section.KEY_FACTS)).isEmpty();
  }

  @Test
  void a_correction_keeps_what_was_believed_before() {
    Extraction found =
        extract(
            "Ines: The harbour master Corvin stole the Ember Lens.",
            "Tomas: Typical.",
            "Mara: It turns out that the keeper hid the Ember Lens herself. Corvin never stole it.");

    assertThat(statements(found, Section.KEY_FACTS))
        .singleElement()
        .asString()
        .contains("It turns out", "Earlier, Ines: “The harbour master Corvin stole");
  }

  @Test
  void a_question_is_paired_with_the_answer_of_another() {
    Extraction found =
        extract(
            "Jonas: Where is the Sunken Stair?",
            "Mara: The Sunken Stair is on the north side of the island.");

    assertThat(statements(found, Section.QUESTIONS_ANSWERED))
        .containsExactly(
            "Jonas: “Where is the Sunken Stair?” — Mara: “The Sunken Stair is on the north side of"
                + " the island.”");
  }

  @Test
  void a_question_nobody_can_answer_stays_open() {
    Extraction found =
        extract("Lene: Who rang the bell of Harrow Light?", "Mara: You look out. You don't know.");

    assertThat(statements(found, Section.OPEN_QUESTIONS))
        .containsExactly("Lene: “Who rang the bell of Harrow Light?”");
    assertThat(found.in(Section.QUESTIONS_ANSWERED)).isEmpty();
  }

  @Test
  void a_question_answered_much_later_is_not_open() {
    Extraction found =
        extract(
            "Lene: Who ordered the bone clapper for the tower?",
            "Mara: Nobody knows.",
            "Tomas: Pity.",
            "Ines: We search the shop of the chandler.",
            "Mara: The widow Sorrel ordered the bone clapper for the tower last spring.");

    assertThat(found.in(Section.OPEN_QUESTIONS)).isEmpty();
    assertThat(statements(found, Section.QUESTIONS_ANSWERED))
        .singleElement()
        .asString()
        .contains("widow Sorrel");
  }

  @Test
  void moves_of_the_game_are_no_action_items() {
    Extraction found =
        extract("Tomas: I'll attack the guard with my axe.", "Ines: I'll hold my action.");

    assertThat(found.in(Section.ACTION_ITEMS)).isEmpty();
  }

  @Test
  void a_promise_for_next_time_is_an_action_item() {
    assertThat(
            statements(
                extract("Tomas: Oh, I'll bring soup and bread next time."), Section.ACTION_ITEMS))
        .containsExactly("Tomas will bring soup and bread next time.");
  }

  @Test
  void people_places_and_things_are_told_apart_by_the_words_around_them() {
    Extraction found =
        extract(
            "Mara: Captain Odra Venn is waiting in Saltmere with the Ember Lens.",
            "Ines: We travel to Saltmere and ask for the Ember Lens.",
            "Mara: Odra Venn said no.");

    assertThat(names(found, Section.PEOPLE)).containsExactly("Captain Odra Venn");
    assertThat(names(found, Section.PLACES)).containsExactly("Saltmere");
    assertThat(names(found, Section.THINGS)).containsExactly("Ember Lens");
  }

  @Test
  void interjections_and_the_players_themselves_are_no_people() {
    Extraction found =
        extract(
            "Mara: Okay. Yeah, Tomas said so. Okay.",
            "Tomas: Yeah, well. Mara said it. Great.",
            "Ines: Okay, Tomas told me. Yeah.");

    assertThat(found.in(Section.PEOPLE)).isEmpty();
    assertThat(found.in(Section.PLACES)).isEmpty();
    assertThat(found.in(Section.THINGS)).isEmpty();
  }

  @Test
  void what_happened_at_some_time_is_an_event() {
    assertThat(
            statements(
                extract("Tomas: The Marigold sank last week with her cargo."), Section.EVENTS))
        .containsExactly("Tomas: “The Marigold sank last week with her cargo.”");
  }

  private static List<String> names(Extraction found, Section section) {
    return statements(found, section).stream().map(s -> s.split(" \\(|\\. ")[0]).toList();
  }
}
