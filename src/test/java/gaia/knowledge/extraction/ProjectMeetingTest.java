package gaia.knowledge.extraction;

import static gaia.knowledge.extraction.Conversations.extract;
import static gaia.knowledge.extraction.Conversations.statements;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is found in the meeting of a project team. */
class ProjectMeetingTest {

  @Test
  void a_request_to_somebody_who_agrees_is_one_action_item() {
    Extraction found =
        extract(
            "Priya: Dan, could you prepare a cost comparison by next Friday?",
            "Dan: Yes, will do.");

    assertThat(statements(found, Section.ACTION_ITEMS))
        .containsExactly(
            "Priya: “Dan, could you prepare a cost comparison by next Friday?” Dan agreed.");
  }

  @Test
  void a_request_without_an_answer_is_no_action_item() {
    assertThat(
            extract("Priya: Dan, could you prepare a cost comparison?", "Wen: I like cake.")
                .in(Section.ACTION_ITEMS))
        .isEmpty();
  }

  @Test
  void work_given_to_somebody_by_name_is_an_action_item() {
    assertThat(
            statements(
                extract("Priya: Next point.", "Wen: Fine.", "Priya: Wen will update the runbook."),
                Section.ACTION_ITEMS))
        .containsExactly("Priya: “Wen will update the runbook.”");
  }

  @Test
  void a_denied_decision_is_no_decision() {
    assertThat(extract("Dan: We haven't decided anything about Dublin.").in(Section.DECISIONS))
        .isEmpty();
  }

  @Test
  void a_decision_that_might_have_been_is_no_decision() {
    assertThat(
            extract("Dan: If we had more people we would have decided to hire months ago.")
                .in(Section.DECISIONS))
        .isEmpty();
  }

  @Test
  void a_decision_not_to_do_something_is_a_decision() {
    assertThat(
            statements(
                extract("Dan: We decided not to renew the Frankfurt contract."), Section.DECISIONS))
        .containsExactly("Dan: “We decided not to renew the Frankfurt contract.”");
  }

  @Test
  void a_preference_is_a_fact_about_its_speaker() {
    assertThat(statements(extract("Wen: I prefer my old laptop."), Section.KEY_FACTS))
        .containsExactly("Wen prefers their old laptop.");
  }

  @Test
  void a_cost_nobody_knows_is_an_open_question() {
    assertThat(
            statements(
                extract(
                    "Wen: What does the Frankfurt cluster cost per month?",
                    "Dan: I don't know. Farid has the invoices."),
                Section.OPEN_QUESTIONS))
        .containsExactly("Wen: “What does the Frankfurt cluster cost per month?”");
  }

  @Test
  void why_is_answered_by_because() {
    assertThat(
            statements(
                extract(
                    "Sol: Why do the keys expire so early?",
                    "Wen: Because they were created for the trial in spring."),
                Section.QUESTIONS_ANSWERED))
        .singleElement()
        .asString()
        .contains("Because they were created");
  }

  @Test
  void keywords_are_phrases_that_come_back_and_no_speakers() {
    Extraction found =
        extract(
            "Priya: The billing release is late.",
            "Dan: The billing release needs the migration script, Priya.",
            "Priya: So we wait for the migration script.");

    assertThat(found.keywords()).contains("billing release", "migration script");
    assertThat(found.keywords()).doesNotContain("priya", "dan");
  }

  @Test
  void the_summary_quotes_at_least_three_sentences_of_a_talk_that_has_them() {
    Extraction found =
        extract(
            "Priya: The billing release is late because of the migration script.",
            "Dan: The migration script needs a faster database in Frankfurt.",
            "Wen: Our customers asked twice for the new invoices this month.",
            "Sol: The analytics dashboard shows fewer orders since the summer.");

    assertThat(found.in(Section.SUMMARY)).hasSizeBetween(3, 6);
  }

  @Test
  void what_the_assistant_says_can_answer_but_is_no_fact() {
    Extraction found =
        extract(
            "Priya: How many servers do we run in Frankfurt?",
            "GAIA: You run twelve servers in Frankfurt. I prefer short answers.");

    assertThat(found.in(Section.QUESTIONS_ANSWERED)).hasSize(1);
    assertThat(found.in(Section.KEY_FACTS)).isEmpty();
  }
}
