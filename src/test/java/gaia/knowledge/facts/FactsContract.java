package gaia.knowledge.facts;

import static gaia.knowledge.facts.Claims.at;
import static gaia.knowledge.facts.Claims.in;
import static gaia.knowledge.facts.Claims.said;
import static gaia.knowledge.facts.Predicates.LIKES;
import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.background.EngineDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class FactsContract {

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

  @Test
  void a_fact_resolves_to_archive_turn_and_quote() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));

    FactView fact = known.all().get(0);
    Source source = known.in(() -> known.facts.sources("local", fact.id())).get(0);

    assertThat(fact.statement()).isEqualTo("Tom lives_in Berlin.");
    assertThat(source.archiveId()).isEqualTo("a1");
    assertThat(source.quote()).isEqualTo("Tom lives_in Berlin.");
  }

  @Test
  void an_archive_processed_a_thousand_times_changes_nothing() {
    known.learn("a0", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    known.learn("a1", said("2024-02-01", "Tom", LIVES_IN, "Munich"));
    List<FactView> before = known.all();

    for (int i = 0; i < 1000; i++) {
      known.learn("a1", said("2024-02-01", "Tom", LIVES_IN, "Munich"));
    }

    assertThat(known.all()).isEqualTo(before).hasSize(2);
  }

  @Test
  void archives_in_any_order_give_the_same_facts() throws Exception {
    List<Claim> story =
        List.of(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2024-02-01", "Tom", LIVES_IN, "Munich"),
            said("2024-02-03", "Ann", LIKES, "tea"),
            said("2024-03-01", "Tom", LIVES_IN, "Berlin"),
            said("2024-03-02", "Ann", LIVES_IN, "Bonn"),
            said("2024-04-01", "Ann", LIKES, "tea"));
    List<String> expected = null;
    for (int seed = 0; seed < 5; seed++) {
      List<Claim> shuffled = new ArrayList<>(story);
      Collections.shuffle(shuffled, new Random(seed));
      try (EngineDatabase fresh = database(folder.resolve("order" + seed));
          KnowledgeBase other = new KnowledgeBase(fresh)) {
        shuffled.forEach(claim -> other.learn(String.valueOf(claim.source().archiveId()), claim));
        List<String> facts =
            other.all().stream()
                .map(f -> f.id() + f.statement() + f.validFrom() + f.validUntil() + f.evidence())
                .toList();
        expected = expected == null ? facts : expected;
        assertThat(facts).isEqualTo(expected).hasSize(5);
      }
    }
  }

  @Test
  void both_axes_of_time_can_be_asked() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    Instant first = known.clock.instant();
    known.clock.move(Duration.ofDays(1));
    known.learn("a2", said("2024-03-01", "Tom", LIVES_IN, "Munich"));

    assertThat(objects(at("2024-02-01"), null)).containsExactly("Berlin");
    assertThat(objects(at("2024-04-01"), null)).containsExactly("Munich");
    assertThat(objects(at("2024-04-01"), first)).containsExactly("Berlin");
  }

  private List<String> objects(Instant validAt, @Nullable Instant knownAt) {
    FactQuery query =
        new FactQuery(
            "local", null, null, LIVES_IN, null, validAt, knownAt, FactQuery.State.ALL, 0, 10);
    return known.in(() -> known.facts.list(query)).stream().map(FactView::object).toList();
  }

  @Test
  void words_are_found_in_facts_of_every_state() {
    known.hear(Said.on("a1", "2024-05-15", "Ann: I live in Brackhaven."));

    for (FactQuery.State state : FactQuery.State.values()) {
      FactQuery query =
          new FactQuery("local", null, null, null, "BRACKhaven", null, null, state, 0, 10);
      boolean fits = state == FactQuery.State.ALL || state == FactQuery.State.CURRENT;
      assertThat(known.in(() -> known.facts.list(query))).as("%s", state).hasSize(fits ? 1 : 0);
    }
  }

  @Test
  void a_forgotten_archive_takes_its_facts_with_it_and_leaves_the_others() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));
    known.learn("a2", said("2024-02-01", "Tom", LIVES_IN, "Munich"));
    assertThat(known.in(() -> known.facts.restingOn("local", "default", "a2")))
        .extracting(FactView::object)
        .containsExactly("Munich");

    known.in(() -> known.facts.forget("local", "default", "a2"));

    assertThat(known.all()).extracting(FactView::object).containsExactly("Berlin");
    assertThat(known.all().get(0).validUntil()).isNull();
    assertThat(known.in(() -> known.facts.versions("local", known.all().get(0).id()))).hasSize(1);
  }

  @Test
  void claims_of_two_turns_of_one_archive_are_two_pieces_of_evidence() {
    Claim first = said("2024-01-01", "Tom", LIVES_IN, "Berlin");
    known.learn("a1", first, in(first, "a1", 3));

    assertThat(known.all()).singleElement().extracting(FactView::evidence).isEqualTo(2);
  }

  @Test
  void each_subject_that_changed_is_queued_to_be_searchable() {
    known.learn("a1", said("2024-01-01", "Tom", LIVES_IN, "Berlin"));

    assertThat(known.queued())
        .singleElement()
        .satisfies(task -> assertThat(task.data()).containsEntry("source", "fact"));
  }

  @Test
  void what_search_tells_leads_back_to_the_fact_and_to_what_took_its_place() {
    known.hear(Said.on("a1", "2024-01-01", "Ann: Tom lives in Oslo."));
    known.hear(Said.on("a2", "2024-05-03", "Ann: Tom moved to Bonn."));
    FactView old =
        known.all().stream().filter(fact -> fact.object().equals("Oslo")).findFirst().orElseThrow();

    List<FactView> told =
        known.in(() -> known.facts.told("local", old.subjectId(), Validity.told(old)));

    assertThat(told).extracting(FactView::object).containsExactly("Bonn", "Oslo");
    assertThat(Validity.told(told.get(0))).isEqualTo("Tom lives in Bonn. (since 3 May 2024)");
  }
}
