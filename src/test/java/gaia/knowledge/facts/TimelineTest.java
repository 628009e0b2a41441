package gaia.knowledge.facts;

import static gaia.knowledge.facts.Claims.at;
import static gaia.knowledge.facts.Claims.began;
import static gaia.knowledge.facts.Claims.denied;
import static gaia.knowledge.facts.Claims.ended;
import static gaia.knowledge.facts.Claims.in;
import static gaia.knowledge.facts.Claims.of;
import static gaia.knowledge.facts.Claims.placed;
import static gaia.knowledge.facts.Claims.said;
import static gaia.knowledge.facts.Claims.timeline;
import static gaia.knowledge.facts.Claims.told;
import static gaia.knowledge.facts.Claims.with;
import static gaia.knowledge.facts.Claims.written;
import static gaia.knowledge.facts.Predicates.BORN_ON;
import static gaia.knowledge.facts.Predicates.LIKES;
import static gaia.knowledge.facts.Predicates.LIVES_IN;
import static org.assertj.core.api.Assertions.assertThat;

import gaia.knowledge.facts.Decision.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void the_first_value_is_known_since_nobody_knows_when() {
    assertThat(told(timeline(said("2024-01-01", "Tom", LIVES_IN, "Berlin"))))
        .containsExactly("Berlin ..");
  }

  @Test
  void the_same_said_again_is_more_evidence_and_no_twin() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2024-02-01", "Tom", LIVES_IN, "Berlin"));

    assertThat(told(known)).containsExactly("Berlin ..");
    assertThat(known.facts().get(0).evidence()).hasSize(2);
  }

  @Test
  void a_later_value_closes_the_one_before_and_links_to_it() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2024-03-01", "Tom", LIVES_IN, "Munich"));

    assertThat(told(known)).containsExactly("Berlin ..2024-03-01", "Munich 2024-03-01..");
    assertThat(known.facts().get(0).supersededBy()).isEqualTo(known.facts().get(1).id());
  }

  @Test
  void a_move_closes_at_its_own_date_and_not_at_the_date_it_was_told() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            of("2024-05-01", "Tom", LIVES_IN, "Berlin", Phase.ENDS, "2024-03-01"),
            of("2024-05-01", "Tom", LIVES_IN, "Munich", Phase.BEGINS, "2024-03-01"));

    assertThat(told(known)).containsExactly("Berlin ..2024-03-01", "Munich 2024-03-01..");
  }

  @Test
  void what_comes_back_has_a_second_interval() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            began("2024-03-01", "Tom", LIVES_IN, "Munich"),
            began("2024-06-01", "Tom", LIVES_IN, "Berlin"));

    assertThat(told(known))
        .containsExactly(
            "Berlin ..2024-03-01", "Munich 2024-03-01..2024-06-01", "Berlin 2024-06-01..");
    assertThat(known.facts()).extracting(Fact::id).doesNotHaveDuplicates();
  }

  @Test
  void what_used_to_be_ends_before_what_is_known_to_be() {
    Timeline known =
        timeline(
            said("2024-03-01", "Tom", LIVES_IN, "Munich"),
            ended("2024-05-01", "Tom", LIVES_IN, "Berlin"));

    assertThat(told(known)).containsExactlyInAnyOrder("Munich ..", "Berlin ..2024-03-01");
  }

  @Test
  void a_weaker_statement_closes_nothing_but_asks() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            with(said("2024-03-01", "Tom", LIVES_IN, "Munich"), Modality.POSSIBLE));

    assertThat(told(known)).containsExactly("Berlin ..", "Munich ..");
    assertThat(known.disputes()).hasSize(1);
  }

  @Test
  void two_values_of_one_sitting_are_a_conflict_unless_a_change_is_told() {
    Claim berlin = said("2024-01-01", "Tom", LIVES_IN, "Berlin");
    Claim munich = in(said("2024-01-01", "Tom", LIVES_IN, "Munich"), "a-2024-01-01", 1);

    assertThat(timeline(berlin, munich).disputes()).hasSize(1);
  }

  @Test
  void a_birthday_cannot_change() {
    Timeline known =
        timeline(
            said("2024-01-01", "Tom", BORN_ON, "12 May"),
            said("2025-01-01", "Tom", BORN_ON, "13 May"));

    assertThat(known.disputes()).hasSize(1);
    assertThat(told(known)).containsExactly("12 May ..", "13 May ..");
  }

  @Test
  void more_of_the_same_place_refines_it_and_another_place_of_a_like_name_does_not() {
    assertThat(
            told(
                timeline(
                    said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
                    said("2024-02-01", "Tom", LIVES_IN, "Kreuzberg, Berlin"))))
        .containsExactly("Kreuzberg, Berlin ..");
    assertThat(
            told(
                timeline(
                    said("2024-01-01", "Tom", LIVES_IN, "York"),
                    said("2024-02-01", "Tom", LIVES_IN, "New York"))))
        .containsExactly("York ..2024-02-01", "New York 2024-02-01..");
  }

  @Test
  void a_change_of_heart_ends_what_was_liked() {
    Claim liked = said("2024-01-01", "Tom", LIKES, "tea");
    Timeline known = timeline(liked, denied(said("2024-06-01", "Tom", LIKES, "tea")));

    assertThat(known.facts()).hasSize(2);
    assertThat(known.facts().get(0).validUntil()).isEqualTo(at("2024-06-01"));
    assertThat(known.facts().get(1).telling().claim().negated()).isTrue();
  }

  @Test
  void what_a_person_wrote_is_not_closed_by_what_is_said_later() {
    Timeline known =
        timeline(
            written("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2025-01-01", "Tom", LIVES_IN, "Munich"));

    assertThat(known.facts().get(0).validUntil()).isNull();
    assertThat(known.disputes()).hasSize(1);
  }

  @Test
  void a_rejected_value_is_gone_however_often_it_is_said() {
    List<Placed> claims =
        placed(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2024-02-01", "Tom", LIVES_IN, "Munich"));
    Decision rejected = decision(Action.REJECT, claims.get(1), null);

    assertThat(told(Timeline.of(claims, List.of(rejected)))).containsExactly("Berlin ..");
  }

  @Test
  void a_decided_conflict_keeps_one_side_both_or_none() {
    List<Placed> claims =
        placed(
            said("2024-01-01", "Tom", BORN_ON, "12 May"),
            said("2024-01-02", "Tom", BORN_ON, "13 May"));
    Placed first = claims.get(0);
    Placed second = claims.get(1);

    assertThat(told(Timeline.of(claims, List.of(decision(Action.PREFER, second, first)))))
        .containsExactly("13 May ..");
    assertThat(told(Timeline.of(claims, List.of(decision(Action.BOTH, first, second)))))
        .containsExactly("12 May ..2024-01-02", "13 May 2024-01-02..");
    assertThat(Timeline.of(claims, List.of(decision(Action.NEITHER, first, second))).facts())
        .isEmpty();
  }

  @Test
  void a_pinned_fact_is_closed_by_nobody_but_a_person() {
    List<Placed> claims =
        placed(
            said("2024-01-01", "Tom", LIVES_IN, "Berlin"),
            said("2025-02-01", "Tom", LIVES_IN, "Munich"));

    Timeline known = Timeline.of(claims, List.of(decision(Action.PIN, claims.get(0), null)));

    assertThat(known.facts().get(0).validUntil()).isNull();
    assertThat(known.disputes()).hasSize(1);
  }

  @Test
  void a_replaced_value_keeps_the_evidence_of_the_old_one() {
    List<Placed> claims =
        placed(
            said("2024-01-01", "Tom", LIVES_IN, "Berln"),
            written("2024-02-01", "Tom", LIVES_IN, "Berlin"));

    Timeline known =
        Timeline.of(claims, List.of(decision(Action.REPLACE, claims.get(0), claims.get(1))));

    assertThat(told(known)).containsExactly("Berlin ..");
    assertThat(known.facts().get(0).evidence()).hasSize(2);
  }

  private static Decision decision(
      Action action, Placed about, @org.jspecify.annotations.Nullable Placed other) {
    return new Decision(
        about.group(),
        action,
        about.value(),
        other == null ? null : other.value(),
        at("2026-01-01"),
        "local");
  }

  @Property(tries = 300)
  void the_order_in_which_claims_become_known_plays_no_part(
      @ForAll("stories") List<Claim> story, @ForAll long seed) {
    List<Placed> claims = placed(story.toArray(new Claim[0]));
    List<Placed> shuffled = new ArrayList<>(claims);
    Collections.shuffle(shuffled, new Random(seed));

    Timeline one = Timeline.of(claims, List.of());
    Timeline other = Timeline.of(shuffled, List.of());

    assertThat(other.facts()).isEqualTo(one.facts());
    assertThat(other.disputes()).containsExactlyInAnyOrderElementsOf(one.disputes());
  }

  @Property(tries = 300)
  void every_claim_supports_exactly_one_fact(@ForAll("stories") List<Claim> story) {
    List<Placed> claims = placed(story.toArray(new Claim[0]));

    List<String> supporting =
        Timeline.of(claims, List.of()).facts().stream()
            .flatMap(fact -> fact.evidence().stream())
            .map(Placed::id)
            .toList();

    assertThat(supporting).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(claims.size());
  }

  @Provide
  Arbitrary<List<Claim>> stories() {
    Arbitrary<Claim> claim =
        Combinators.combine(
                Arbitraries.integers().between(1, 28),
                Arbitraries.of("Berlin", "Munich", "Bonn", "Kreuzberg, Berlin"),
                Arbitraries.of(Phase.class),
                Arbitraries.of(Modality.POSSIBLE, Modality.STATED),
                Arbitraries.integers().between(0, 2))
            .as(
                (day, place, phase, modality, turn) -> {
                  String when = "2024-01-%02d".formatted(day);
                  Claim made = with(of(when, "Tom", LIVES_IN, place, phase, null), modality);
                  return in(made, "a-" + when, turn);
                });
    return claim.list().ofMaxSize(8).uniqueElements(Claim::id);
  }
}
