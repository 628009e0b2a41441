package gaia.knowledge.facts;

import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static gaia.knowledge.facts.Predicates.OWNED_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.background.EngineDatabase;
import gaia.conversation.Transcript;
import gaia.knowledge.extraction.RulesExtractor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of such systems suffer, told in sentences and not suffered here. */
class AcceptanceTest {

  @TempDir Path folder;
  private EngineDatabase database;
  private KnowledgeBase known;

  @BeforeEach
  void open() {
    database = EngineDatabase.h2(folder);
    known = new KnowledgeBase(database);
  }

  @AfterEach
  void close() {
    known.close();
    database.close();
  }

  private void tell(String archive, String day, String... lines) {
    known.hear(Said.on(archive, day, lines));
  }

  @Test
  void a_change_that_fails_leaves_everything_as_it_was() {
    tell("a1", "2024-01-01", "Ann: I live in Berlin.");
    List<FactView> before = known.all();

    assertThatThrownBy(
            () ->
                known.in(
                    () -> {
                      known.hear(Said.on("a2", "2024-02-01", "Ann: I live in Bonn."));
                      known.facts.integrate(
                          KnowledgeBase.SPACE,
                          "a1",
                          Said.claims(Said.on("a1", "2024-01-01", "Ann: I live in Graz.")),
                          "f");
                      throw new IllegalStateException("the answer of the model was cut off");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(known.all()).filteredOn(fact -> fact.object().equals("Graz")).isEmpty();
    assertThat(known.in(() -> known.facts.versions("local", before.get(0).id())).get(0).object())
        .isEqualTo("Berlin");
  }

  @Test
  void one_thing_worded_five_ways_is_one_fact_with_five_pieces_of_evidence() {
    tell("a1", "2024-01-01", "Ann: I live in Berlin.");
    tell("a2", "2024-01-02", "Ann: I'm living in Berlin.");
    tell("a3", "2024-01-03", "Ann: My flat is in Berlin.");
    tell("a4", "2024-01-04", "Ann: Berlin is where I live.");
    tell("a5", "2024-01-05", "Ann: I'm still based in Berlin, by the way.");

    assertThat(known.all()).singleElement().extracting(FactView::evidence).isEqualTo(5);
  }

  @Test
  void a_number_a_negation_or_a_name_keeps_two_facts_apart() {
    tell("a1", "2024-01-01", "Ann: Remember that the gate code for the north door is 4711.");
    tell("a2", "2024-01-02", "Ann: Remember that the gate code for the north door is 4712.");
    tell("a3", "2024-01-03", "Ann: Tom likes olives.", "Ann: Mira likes olives.");
    tell("a4", "2024-01-04", "Ann: Ada does not like olives.");

    assertThat(known.all()).extracting(FactView::statement).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void a_move_closes_the_old_place_and_nothing_else() {
    tell("a1", "2024-01-01", "Ann: Tom lives in Berlin. Tom likes olives. Tom works at Acme.");
    tell("a2", "2024-05-01", "Ann: Tom moved from Berlin to Munich on 3 March 2024.");
    tell("a3", "2024-09-01", "Ann: Tom moved back to Berlin yesterday.");

    List<FactView> places =
        known.all().stream().filter(fact -> fact.predicate().equals(LIVES_IN)).toList();
    assertThat(places).hasSize(3);
    assertThat(places)
        .filteredOn(fact -> fact.object().equals("Berlin") && fact.validUntil() != null)
        .singleElement()
        .extracting(FactView::validUntil)
        .isEqualTo(Instant.parse("2024-03-03T00:00:00Z"));
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Berlin");
    assertThat(known.now("Tom", Predicates.LIKES)).containsExactly("olives");
    assertThat(known.now("Tom", Predicates.WORKS_AT)).containsExactly("Acme");
  }

  @Test
  void a_forgotten_archive_leaves_no_row_with_its_words() {
    tell("a1", "2024-01-01", "Ann: Tom lives in Berlin.");
    tell("a2", "2024-05-01", "Ann: Tom moved to Quellport. Tom owns the violet harp.");

    known.in(() -> known.facts.forget("local", "default", "a2"));

    assertThat(known.all()).extracting(FactView::statement).containsExactly("Tom lives in Berlin.");
    assertThat(known.now("Tom", LIVES_IN)).containsExactly("Berlin");
    assertThat(known.in(() -> known.entities.list("local", null, null, 0, 50)))
        .extracting(Entities.Entity::name)
        .containsExactlyInAnyOrder("Tom", "Berlin");
  }

  @Test
  void every_fact_resolves_to_a_turn_that_holds_its_quote() {
    Transcript told =
        Said.on(
            "a1",
            "2024-01-01",
            "Ann: Well, Tom lives in Berlin! We decided to sell the mill.",
            "Tom: The mill belongs to Ada, and I love green tea.");
    known.hear(told);

    assertThat(known.all()).isNotEmpty();
    for (FactView fact : known.all()) {
      assertThat(known.in(() -> known.facts.sources("local", fact.id())))
          .isNotEmpty()
          .allMatch(source -> told.turns().get(source.turn()).content().contains(source.quote()));
    }
  }

  @Test
  void work_that_is_stopped_before_its_end_and_done_again_leaves_no_twins() {
    Transcript told = Said.on("a1", "2024-01-01", "Ann: I live in Berlin.", "Tom: I live in Bonn.");
    AtomicInteger breaths = new AtomicInteger();

    assertThatThrownBy(
            () ->
                ClaimFinder.find(
                    told,
                    RulesExtractor.extract(told, () -> {}),
                    ZoneOffset.UTC,
                    () -> {
                      if (breaths.incrementAndGet() == 2) {
                        throw new IllegalStateException("somebody is back");
                      }
                    }))
        .isInstanceOf(IllegalStateException.class);
    known.hear(told);
    known.hear(told);

    assertThat(known.all()).hasSize(2);
  }

  @Test
  void the_same_conversations_give_the_same_facts_in_the_same_order_elsewhere() {
    tell("a1", "2024-01-01", "Ann: I live in Berlin. Tom owns the silver compass.");
    tell("a2", "2024-02-01", "Ann: Tom gave the silver compass to Mira.");
    try (EngineDatabase fresh = EngineDatabase.h2(folder.resolve("elsewhere"));
        KnowledgeBase other = new KnowledgeBase(fresh)) {
      other.hear(Said.on("a2", "2024-02-01", "Ann: Tom gave the silver compass to Mira."));
      other.hear(
          Said.on("a1", "2024-01-01", "Ann: I live in Berlin. Tom owns the silver compass."));

      assertThat(other.all())
          .extracting(FactView::id, FactView::statement)
          .isEqualTo(
              known.all().stream()
                  .map(fact -> org.assertj.core.groups.Tuple.tuple(fact.id(), fact.statement()))
                  .toList());
      assertThat(other.now("silver compass", OWNED_BY)).containsExactly("Mira");
    }
  }
}
