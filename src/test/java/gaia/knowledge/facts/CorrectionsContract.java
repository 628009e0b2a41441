package gaia.knowledge.facts;

import static gaia.knowledge.facts.Claims.said;
import static gaia.knowledge.facts.Predicates.BORN_ON;
import static gaia.knowledge.facts.Predicates.LIKES;
import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static gaia.knowledge.facts.Predicates.OWNED_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.access.Refusal;
import gaia.background.EngineDatabase;
import gaia.knowledge.facts.Corrections.Choice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class CorrectionsContract {

  @TempDir Path folder;
  private EngineDatabase database;
  private KnowledgeBase known;

  /** A new and empty one. */
  abstract EngineDatabase database(Path folder);

  @BeforeEach
  void open() {
    database = database(folder);
    known = new KnowledgeBase(database);
  }

  @AfterEach
  void close() {
    known.close();
    database.close();
  }

  private String only() {
    return known.all().get(0).id();
  }

  private String act(java.util.function.Supplier<String> work) {
    return known.in(work);
  }

  private void undo(String act) {
    known.in(
        () -> {
          known.corrections.undo("local", act);
          return true;
        });
  }

  @Test
  void what_a_person_wrote_outlasts_every_processing_and_every_later_statement() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berln"));
    act(() -> known.written.edit("local", only(), "Berlin", null, null));

    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berln"));
    known.learn("a2", said("2027-01-01", "Tom", LIVES_IN, "Munich"));

    FactView fact =
        known.all().stream().filter(f -> f.object().equals("Berlin")).findFirst().orElseThrow();
    assertThat(fact.validUntil()).isNull();
    assertThat(fact.evidence()).isEqualTo(2);
    assertThat(known.in(() -> known.conflicts.open("local", 10))).hasSize(1);
  }

  @Test
  void a_liking_can_be_rewritten_and_the_rewriting_undone() {
    known.learn("a1", said("2024-01-01", "Tom", LIKES, "green tee"));

    String act = act(() -> known.written.edit("local", only(), "green tea", null, null));
    assertThat(known.now("Tom", LIKES)).containsExactly("green tea");
    assertThat(known.all()).singleElement().extracting(FactView::evidence).isEqualTo(2);

    undo(act);
    assertThat(known.now("Tom", LIKES)).containsExactly("green tee");
  }

  @Test
  void a_rejected_fact_stays_away_until_that_is_undone() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    String act = act(() -> known.corrections.reject("local", only()));

    known.learn("a2", said("2024-02-01", "Tom", LIVES_IN, "Berlin"));
    assertThat(known.all()).isEmpty();

    undo(act);
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Berlin");
  }

  @Test
  void a_settled_conflict_stays_settled_when_its_archives_are_processed_again() {
    known.learn("a1", said("2024-01-01", "Tom", BORN_ON, "12 May"));
    known.learn("a2", said("2024-02-01", "Tom", BORN_ON, "13 May"));
    Conflicts.Conflict conflict = known.in(() -> known.conflicts.open("local", 10)).get(0);
    assertThat(conflict.a().sources()).extracting(Source::archiveId).containsExactly("a1");

    String act = act(() -> known.corrections.settle("local", conflict.id(), Choice.KEEP_B));
    known.learn(
        "a1",
        said("2024-01-01", "Tom", BORN_ON, "12 May"),
        said("2024-01-01", "Tom", LIKES, "tea"));

    assertThat(known.now("Tom", BORN_ON)).containsExactly("13 May");
    assertThat(known.in(() -> known.conflicts.open("local", 10))).isEmpty();

    undo(act);
    assertThat(known.in(() -> known.conflicts.open("local", 10)))
        .extracting(Conflicts.Conflict::id)
        .containsExactly(conflict.id());
  }

  @Test
  void several_conflicts_are_settled_at_once() {
    known.learn(
        "a1",
        said("2024-01-01", "Tom", BORN_ON, "12 May"),
        said("2024-01-01", "Ann", BORN_ON, "1 June"));
    known.learn(
        "a2",
        said("2024-02-01", "Tom", BORN_ON, "13 May"),
        said("2024-02-01", "Ann", BORN_ON, "2 June"));
    List<String> ids =
        known.in(() -> known.conflicts.open("local", 10)).stream()
            .map(Conflicts.Conflict::id)
            .toList();

    known.in(() -> known.corrections.settleAll("local", ids, Choice.NEITHER));

    assertThat(ids).hasSize(2);
    assertThat(known.all()).isEmpty();
  }

  @Test
  void names_of_the_same_person_are_merged_and_split() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    known.learn("a2", said("2024-02-01", "Thomas", LIVES_IN, "Munich"));
    known.learn("a3", said("2024-02-02", "The compass", OWNED_BY, "the smith"));
    String tom = id("Tom");
    known.in(() -> known.entities.merge("local", tom, id("Thomas")));
    Entities.Entity merged = known.in(() -> known.entities.merge("local", tom, id("the smith")));

    assertThat(merged.aliases())
        .extracting(Entities.Alias::name)
        .containsExactlyInAnyOrder("Thomas", "the smith");
    assertThat(known.all())
        .filteredOn(f -> f.predicate().equals(LIVES_IN) && f.isCurrent())
        .hasSize(1);
    assertThat(known.all())
        .filteredOn(f -> f.predicate().equals(OWNED_BY))
        .singleElement()
        .extracting(FactView::objectId)
        .isEqualTo(tom);

    known.in(() -> known.entities.split("local", id("Thomas")));
    assertThat(known.all())
        .filteredOn(f -> f.predicate().equals(LIVES_IN) && f.isCurrent())
        .hasSize(2);
  }

  private String id(String name) {
    return Claims.NAMES.ownEntity(name);
  }

  @Test
  void nobody_sees_or_changes_what_belongs_to_somebody_else() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    String fact = only();

    assertThat(known.in(() -> known.facts.find("eve", fact))).isEmpty();
    assertThatThrownBy(() -> act(() -> known.corrections.reject("eve", fact)))
        .isInstanceOf(Refusal.class);
  }
}
