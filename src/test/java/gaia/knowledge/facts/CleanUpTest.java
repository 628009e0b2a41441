package gaia.knowledge.facts;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanUpTest {

  @TempDir Path folder;
  private EngineDatabase database;
  private KnowledgeBase known;

  @BeforeEach
  void open() {
    database = EngineDatabase.h2(folder);
    known = new KnowledgeBase(database);
    known.clock.move(
        Duration.between(known.clock.instant(), Instant.parse("2026-06-01T00:00:00Z")));
  }

  @AfterEach
  void close() {
    known.close();
    database.close();
  }

  private void decided(String archive, String day, String sentence) {
    known.learn(archive, Claims.said(day, ClaimFinder.GROUP, Predicates.DECIDED, sentence));
  }

  private List<DecisionLog.Act> cleanUp() {
    known.in(
        () -> {
          known.cleanUp.apply(
              KnowledgeBase.SPACE, known.cleanUp.plan(KnowledgeBase.SPACE, () -> {}));
          return 0;
        });
    return known.in(() -> known.decisionLog.cleanedUp("local", 50));
  }

  private List<String> inSight() {
    return known.all().stream().filter(fact -> !fact.shelved()).map(FactView::object).toList();
  }

  @Test
  void near_duplicates_become_one_fact_with_the_evidence_of_both_and_come_apart_again() {
    decided("a1", "2026-05-01", "We sell the old mill by the river before the winter.");
    decided("a2", "2026-05-02", "We sell the old mill by the river before winter starts.");

    List<DecisionLog.Act> acts = cleanUp();

    assertThat(known.all()).singleElement().extracting(FactView::evidence).isEqualTo(2);
    assertThat(acts)
        .singleElement()
        .extracting(DecisionLog.Act::note)
        .asString()
        .contains("was merged into");
    known.in(
        () -> {
          known.corrections.undo("local", acts.get(0).act());
          return 0;
        });
    assertThat(known.all()).hasSize(2);
    cleanUp();
    assertThat(known.all()).as("what a person took back is not done again").hasSize(2);
  }

  @Test
  void every_campaign_of_everybody_is_cleaned_by_a_task_of_its_own() {
    assertThat(
            List.of(new Space("ann", "coast"), new Space("ann", "hills"), new Space("ben", "coast"))
                .stream()
                .map(space -> CleanUpTask.wanted(space).subject()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_name_a_number_or_a_denial_keeps_sentences_apart() {
    decided("a1", "2026-05-01", "We sell the old mill by the river before the winter.");
    decided("a2", "2026-05-02", "We do not sell the old mill by the river before the winter.");
    decided("a3", "2026-05-03", "We sell the old mill by the river before 3 winter days.");
    decided("a4", "2026-05-04", "We sell the old mill by the river before the winter to Tom.");

    assertThat(cleanUp()).isEmpty();
    assertThat(known.all()).hasSize(4);
  }

  @Test
  void what_was_guessed_once_and_long_ago_is_put_away_and_comes_back_when_it_is_said_again() {
    Claim guess =
        Claims.with(
            Claims.said("2025-01-01", "Tom", Predicates.LIKES, "olives"), Modality.POSSIBLE);
    known.learn("a1", guess);
    known.learn("a2", Claims.said("2025-01-01", "Tom", Predicates.LIKES, "figs"));

    assertThat(cleanUp()).hasSize(1);
    assertThat(inSight()).containsExactly("figs");

    known.clock.move(Duration.ofDays(2));
    known.learn("a3", Claims.said("2026-06-02", "Tom", Predicates.LIKES, "olives"));
    assertThat(inSight()).containsExactlyInAnyOrder("figs", "olives");
  }

  @Test
  void what_a_person_confirmed_or_wrote_is_never_put_away_nor_merged_into_another() {
    Claim guess =
        Claims.with(
            Claims.said("2025-01-01", "Tom", Predicates.LIKES, "olives"), Modality.POSSIBLE);
    known.learn("a1", guess);
    known.in(() -> known.corrections.confirm("local", known.all().get(0).id()));
    decided("a2", "2026-05-01", "We sell the old mill by the river before the winter.");
    known.in(
        () ->
            known.written.add(
                KnowledgeBase.SPACE,
                ClaimFinder.GROUP,
                Predicates.DECIDED,
                "We sell the old mill by the river before winter starts.",
                null));

    cleanUp();

    assertThat(inSight())
        .contains("olives", "We sell the old mill by the river before winter starts.");
  }

  @Test
  void the_same_clean_up_again_does_nothing() {
    decided("a1", "2026-05-01", "We sell the old mill by the river before the winter.");
    decided("a2", "2026-05-02", "We sell the old mill by the river before winter starts.");

    assertThat(cleanUp()).hasSize(1);
    assertThat(cleanUp()).hasSize(1);
  }
}
