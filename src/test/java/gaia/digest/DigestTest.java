package gaia.digest;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Modality;
import gaia.knowledge.extraction.Origin;
import gaia.knowledge.extraction.Section;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T18:00:00Z");
  private static final Instant LONG_AGO = Instant.EPOCH;

  private static Item item(String statement, @Nullable LocalDate date) {
    return new Item(statement, List.of(new Evidence(3, statement)), Modality.STATED, null, date);
  }

  private static Session session(int number, String campaign, Section section, Item... items) {
    Map<Section, List<Item>> found = new EnumMap<>(Section.class);
    found.put(section, List.of(items));
    return session(number, campaign, found);
  }

  private static Session session(int number, String campaign, Map<Section, List<Item>> found) {
    Instant began = FIRST.plus(Duration.ofDays(7L * number));
    return new Session(
        "s" + number,
        "Session " + number,
        campaign,
        began,
        began.plus(Duration.ofHours(4)),
        new Extraction(Origin.RULES, List.of(), List.of("Mara"), found, List.of()));
  }

  private static List<String> statements(List<Line> lines) {
    return lines.stream().map(Line::statement).toList();
  }

  @Test
  void only_what_was_archived_since_is_new() {
    List<Session> all =
        List.of(
            session(1, "coast", Section.KEY_FACTS, item("Ilse sells rope.", null)),
            session(2, "coast", Section.KEY_FACTS, item("The lamp is dark.", null)));

    Digest digest = Digest.of(all, all.get(1).archived());

    assertThat(statements(digest.learned())).containsExactly("The lamp is dark.");
    assertThat(digest.sessions()).isEqualTo(1);
  }

  @Test
  void a_question_stays_open_until_a_later_session_answers_it() {
    Session asked =
        session(1, "coast", Section.OPEN_QUESTIONS, item("Who keeps the tower key?", null));
    Session other =
        session(2, "coast", Section.QUESTIONS_ANSWERED, item("Who rows the ferry? Ben.", null));
    Session answer =
        session(
            3, "coast", Section.QUESTIONS_ANSWERED, item("Who keeps the tower key? Corvin.", null));

    assertThat(statements(Digest.of(List.of(asked, other), LONG_AGO).openQuestions()))
        .containsExactly("Who keeps the tower key?");
    assertThat(Digest.of(List.of(asked, other, answer), LONG_AGO).openQuestions()).isEmpty();
  }

  @Test
  void an_answer_may_leave_out_a_few_words_of_the_question() {
    Session asked =
        session(
            1, "coast", Section.OPEN_QUESTIONS, item("Which harbour keeps spare lanterns?", null));
    Session near =
        session(2, "coast", Section.QUESTIONS_ANSWERED, item("Which harbour? Spare ones.", null));
    Session vague = session(2, "coast", Section.QUESTIONS_ANSWERED, item("Which harbour?", null));

    assertThat(Digest.of(List.of(asked, near), LONG_AGO).openQuestions()).hasSize(1);
    assertThat(
            Digest.of(
                    List.of(
                        asked,
                        vague,
                        session(
                            3,
                            "coast",
                            Section.QUESTIONS_ANSWERED,
                            item("Which harbour has spare lanterns? Brackwater keeps.", null))),
                    LONG_AGO)
                .openQuestions())
        .isEmpty();
  }

  @Test
  void an_earlier_answer_or_one_of_another_campaign_settles_nothing() {
    Session early =
        session(
            1, "coast", Section.QUESTIONS_ANSWERED, item("Who keeps the tower key? Ben.", null));
    Session asked =
        session(2, "coast", Section.OPEN_QUESTIONS, item("Who keeps the tower key?", null));
    Session elsewhere =
        session(
            3, "hills", Section.QUESTIONS_ANSWERED, item("Who keeps the tower key? Ann.", null));

    assertThat(Digest.of(List.of(early, asked, elsewhere), LONG_AGO).openQuestions()).hasSize(1);
  }

  @Test
  void what_was_said_twice_is_told_once_as_it_was_said_last() {
    Session before = session(1, "coast", Section.DECISIONS, item("The lamp stays dark", null));
    Session again = session(2, "coast", Section.DECISIONS, item("The lamp stays dark.", null));

    assertThat(Digest.of(List.of(before, again), LONG_AGO).decisions())
        .singleElement()
        .satisfies(line -> assertThat(line.archiveId()).isEqualTo("s2"));
  }

  @Test
  void action_items_with_a_day_come_first_the_nearest_before_the_others() {
    Session session =
        session(
            1,
            "coast",
            Section.ACTION_ITEMS,
            item("Mara mends the sail.", null),
            item("Ben asks Corvin.", LocalDate.of(2026, 4, 2)),
            item("Ilse brings rope.", LocalDate.of(2026, 3, 9)));

    assertThat(statements(Digest.of(List.of(session), LONG_AGO).actionItems()))
        .containsExactly("Ilse brings rope.", "Ben asks Corvin.", "Mara mends the sail.");
  }

  @Test
  void the_order_of_archives_does_not_matter() {
    List<Session> all =
        List.of(
            session(1, "coast", Section.OPEN_QUESTIONS, item("Who keeps the tower key?", null)),
            session(2, "coast", Section.DECISIONS, item("The lamp stays dark.", null)),
            session(3, "coast", Section.KEY_FACTS, item("Ilse sells rope.", null)));
    List<Session> shuffled = new ArrayList<>(all);
    Collections.reverse(shuffled);

    assertThat(Digest.of(shuffled, LONG_AGO)).isEqualTo(Digest.of(all, LONG_AGO));
  }

  @Test
  void text_of_a_session_can_not_become_structure_of_the_journal() {
    Session session =
        session(1, "coast", Section.SUMMARY, item("# Not a heading [x](javascript:1) <b>", null));

    assertThat(DigestMarkdown.journal("coast", List.of(Recap.of(session))))
        .contains("- \\# Not a heading \\[x\\]\\(javascript:1\\) \\<b\\> (turn 4)");
  }
}
