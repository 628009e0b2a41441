package gaia.knowledge.facts;

import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import gaia.conversation.Transcript;
import gaia.knowledge.extraction.Section;
import gaia.knowledge.structured.ArchiveEdit;
import gaia.privacy.ErasureSubject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person makes of a structured archive is what the house knows. */
abstract class EditedArchiveContract {

  private static final Transcript TALK =
      Said.on("a1", "2024-01-01", "Ann: Tom lives in Berlin. Tom likes olives.", "Tom: Fine.");

  private EngineDatabase database;
  private KnowledgeBase known;

  /** A new and empty one. */
  abstract EngineDatabase database(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) {
    database = database(folder);
    known = new KnowledgeBase(database);
    known.clock.move(
        Duration.between(known.clock.instant(), Instant.parse("2024-02-01T12:00:00Z")));
    known.hear(TALK);
  }

  @AfterEach
  void close() {
    known.close();
    database.close();
  }

  private static ArchiveEdit edit(@Nullable String before, @Nullable String after) {
    return new ArchiveEdit(
        Section.KEY_FACTS, before, after, before == null ? List.of() : List.of(0));
  }

  @Test
  void a_changed_item_is_believed_instead_of_what_was_said() {
    known.hear(TALK, List.of(edit("Tom lives in Berlin.", "Tom lives in Munich.")));
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Munich");
    assertThat(known.now("Tom", Predicates.LIKES)).containsExactly("olives");
  }

  @Test
  void an_item_that_was_taken_out_is_not_believed_whoever_says_it_later() {
    known.hear(TALK, List.of(edit("Tom lives in Berlin.", null)));
    known.hear(Said.on("a2", "2024-03-01", "Ann: Tom lives in Berlin."));
    assertThat(known.now("Tom", LIVES_IN)).isEmpty();
  }

  @Test
  void an_added_item_stands_against_what_is_said_later() {
    known.hear(TALK, List.of(edit(null, "Mira lives in Graz.")));
    known.hear(Said.on("a2", "2024-03-01", "Ann: Mira moved to Linz."));
    assertThat(known.now("Mira", LIVES_IN)).contains("Graz");
  }

  @Test
  void an_added_item_of_no_known_form_is_kept_as_it_is() {
    known.hear(TALK, List.of(edit(null, "Beware of the miller on market days.")));
    assertThat(known.all())
        .extracting(FactView::statement)
        .contains("Beware of the miller on market days.");
  }

  @Test
  void a_plan_that_a_person_adds_is_no_fact() {
    known.hear(TALK, List.of(edit(null, "Mira lives in Graz. (planned)")));
    assertThat(known.now("Mira", LIVES_IN)).isEmpty();
  }

  @Test
  void reading_the_same_edits_again_changes_nothing() {
    List<ArchiveEdit> edits =
        List.of(
            edit("Tom lives in Berlin.", "Tom lives in Munich."), edit(null, "Ann owns a mill."));
    known.hear(TALK, edits);
    List<FactView> before = known.all();
    List<String> decided = known.decided();
    known.clock.move(Duration.ofDays(100));
    known.hear(TALK, edits);
    assertThat(known.all()).isEqualTo(before);
    assertThat(known.decided()).isEqualTo(decided).isNotEmpty();
  }

  @Test
  void an_item_that_is_put_back_is_believed_again() {
    known.hear(TALK, List.of(edit("Tom lives in Berlin.", null)));
    known.hear(TALK, List.of());
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Berlin");
    assertThat(known.decided()).isEmpty();
  }

  @Test
  void a_correction_that_was_undone_on_the_pages_stays_undone() {
    List<ArchiveEdit> edits = List.of(edit("Tom lives in Berlin.", null));
    known.hear(TALK, edits);
    DecisionLog.Act act = known.in(() -> known.decisionLog.recent("local", 5)).get(0);
    known.in(
        () -> {
          known.corrections.undo("local", act.act());
          return true;
        });
    known.hear(TALK, edits);
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Berlin");
  }

  @Test
  void an_erased_archive_takes_its_edits_with_it() {
    known.hear(TALK, List.of(edit("Tom lives in Berlin.", "Tom lives in Quellport.")));
    erase("a1");
    assertThat(known.all()).isEmpty();
    assertThat(known.decided()).isEmpty();
  }

  @Test
  void what_the_clean_up_merged_goes_with_either_archive() {
    known.hear(Said.on("b1", "2024-01-02", "Ann: We decided to sell the old mill by the river."));
    known.hear(Said.on("b2", "2024-01-03", "Ann: We decided to sell the old mill near the river."));
    List<Redundancy.Step> steps = known.in(() -> known.cleanUp.plan(KnowledgeBase.SPACE, () -> {}));
    assertThat(steps).isNotEmpty();
    known.in(
        () -> {
          known.cleanUp.apply(KnowledgeBase.SPACE, steps);
          return true;
        });
    assertThat(known.decided()).anyMatch(words -> words.contains("by the river"));
    erase("b1");
    assertThat(known.decided()).noneMatch(words -> words.contains("by the river"));
    assertThat(known.all())
        .extracting(FactView::statement)
        .anyMatch(statement -> statement.contains("near the river"))
        .noneMatch(statement -> statement.contains("by the river"));
  }

  private void erase(String archive) {
    known.in(
        () -> {
          known.erasure.forget(
              new ErasureSubject("local", "default", "c-" + archive, archive), archive);
          return true;
        });
  }
}
