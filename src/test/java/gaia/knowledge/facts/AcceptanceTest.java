package gaia.knowledge.facts;

import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static gaia.knowledge.facts.Predicates.OWNED_BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gaia.background.EngineDatabase;
import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.knowledge.extraction.Evidence;
import gaia.knowledge.extraction.Extraction;
import gaia.knowledge.extraction.Item;
import gaia.knowledge.extraction.Origin;
import gaia.knowledge.extraction.RulesExtractor;
import gaia.knowledge.extraction.Section;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users of such systems suffer, told in sentences and not suffered here. There are thirteen of
 * them, named by the numbers: 2 to 5, 7 to 9, 11 and 13 are here, and 1, 2, 9, 10, 12 and 13 as far
 * as files are concerned in {@code FilesAcceptanceTest}. That erasure (6) leaves no byte on the
 * disk is shown by {@code OperationsIT}, and that a running task gives way on a whole server (10)
 * by {@code EngineIT}.
 */
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
  @DisplayName("1: what fails leaves everything as it was")
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
  @DisplayName("3: one thing worded five ways is one fact")
  void one_thing_worded_five_ways_is_one_fact_with_five_pieces_of_evidence() {
    tell("a1", "2024-01-01", "Ann: I live in Berlin.");
    tell("a2", "2024-01-02", "Ann: I'm living in Berlin.");
    tell("a3", "2024-01-03", "Ann: My flat is in Berlin.");
    tell("a4", "2024-01-04", "Ann: Berlin is where I live.");
    tell("a5", "2024-01-05", "Ann: I'm still based in Berlin, by the way.");

    assertThat(known.all()).singleElement().extracting(FactView::evidence).isEqualTo(5);
  }

  @Test
  @DisplayName("3: a number, a negation or a name keeps facts apart")
  void a_number_a_negation_or_a_name_keeps_two_facts_apart() {
    tell("a1", "2024-01-01", "Ann: Remember that the gate code for the north door is 4711.");
    tell("a2", "2024-01-02", "Ann: Remember that the gate code for the north door is 4712.");
    tell("a3", "2024-01-03", "Ann: Tom likes olives.", "Ann: Mira likes olives.");
    tell("a4", "2024-01-04", "Ann: Ada does not like olives.");

    assertThat(known.all()).extracting(FactView::statement).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  @DisplayName("4: a move closes the old place and nothing else")
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
  @DisplayName("6: a forgotten archive leaves no row with its words")
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
  @DisplayName("8: every fact resolves to a turn that holds its quote")
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
  @DisplayName("9: work that is stopped and done again leaves no twins")
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
  @DisplayName("11: the same conversations give the same facts in the same order elsewhere")
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

  @Test
  @DisplayName("2: a thousand readings of the same archives change nothing")
  void a_thousand_readings_of_the_same_archives_change_nothing() {
    List<Transcript> archives =
        List.of(
            Said.on("a1", "2024-01-01", "Ann: I live in Berlin. Tom owns the silver compass."),
            Said.on("a2", "2024-02-01", "Ann: Tom gave the silver compass to Mira."),
            Said.on("a3", "2024-03-01", "Ann: I moved to Bonn. I love green tea."));
    archives.forEach(known::hear);
    List<FactView> before = known.all();
    int queued = known.queued().size();
    long versions = versions();
    List<List<Claim>> claims = archives.stream().map(Said::claims).toList();

    for (int i = 0; i < 1000; i++) {
      int at = i % archives.size();
      known.in(
          () ->
              known.facts.integrate(
                  KnowledgeBase.SPACE, archives.get(at).archiveId(), claims.get(at), "f"));
    }

    assertThat(known.all()).isEqualTo(before);
    assertThat(known.queued()).hasSize(queued);
    assertThat(versions()).isEqualTo(versions);
  }

  /** How many versions of facts there are, of those that are believed. */
  private long versions() {
    return known.all().stream()
        .mapToLong(fact -> known.in(() -> known.facts.versions("local", fact.id())).size())
        .sum();
  }

  @Test
  @DisplayName(
      "5: relative days are counted from the day of the conversation, unknown ones stay unknown")
  void relative_days_are_counted_from_the_day_of_the_conversation() {
    tell("a1", "2024-01-10", "Ann: Tom lives in Berlin.");
    tell("a2", "2024-05-15", "Ann: Tom moved to Bonn yesterday.");

    assertThat(known.all())
        .extracting(FactView::object, FactView::validFrom, FactView::validUntil)
        .containsExactlyInAnyOrder(
            tuple("Berlin", null, Instant.parse("2024-05-14T00:00:00Z")),
            tuple("Bonn", Instant.parse("2024-05-14T00:00:00Z"), null));
  }

  @Test
  @DisplayName("5: midnight is where the house is")
  void yesterday_is_told_in_the_zone_of_the_house() {
    Transcript late =
        Said.at("a1", Instant.parse("2024-05-15T23:30:00Z"), "Ann: I moved to Bonn yesterday.");

    assertThat(Said.claims(late, ZoneId.of("Europe/Berlin")))
        .singleElement()
        .extracting(Claim::from)
        .isEqualTo(Instant.parse("2024-05-14T22:00:00Z"));
  }

  @Test
  @DisplayName("7: what was recalled, and what the system says, is not learned anew")
  void what_was_recalled_and_what_the_system_says_is_not_learned_anew() {
    Instant moment = Instant.parse("2024-05-15T12:00:00Z");
    List<Turn> turns =
        List.of(
            new Turn(0, Role.SYSTEM, "system", "Ann lives in Oslo.", moment, false),
            new Turn(1, Role.ASSISTANT, "GAIA", "Ann lives in Graz.", moment, false),
            new Turn(2, Role.USER, "Ann", "I live in Turin.", moment, true));

    known.hear(new Transcript("a1", "c1", "local", "default", "A talk", moment, moment, turns));

    assertThat(known.all()).isEmpty();
  }

  @Test
  @DisplayName("13: what is said in German is known in German")
  void what_is_said_in_german_is_known_in_german() {
    Instant moment = Instant.parse("2024-05-15T12:00:00Z");
    String said = "Ich bin gegen Erdnüsse allergisch.";
    Transcript told = Said.at("a1", moment, "Lene: " + said);
    Item item = new Item("Lene ist gegen Erdnüsse allergisch.", List.of(new Evidence(0, said)));
    Extraction extraction =
        new Extraction(
            Origin.model("scripted", "1"),
            List.of(),
            List.of("Lene"),
            Map.of(Section.KEY_FACTS, List.of(item)),
            List.of());
    List<Claim> claims = ClaimFinder.find(told, extraction, ZoneOffset.UTC, () -> {});

    known.in(() -> known.facts.integrate(KnowledgeBase.SPACE, "a1", claims, "f"));

    assertThat(known.all())
        .singleElement()
        .extracting(FactView::statement)
        .isEqualTo("Lene ist gegen Erdnüsse allergisch.");
  }
}
