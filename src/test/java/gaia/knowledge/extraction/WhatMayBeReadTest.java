package gaia.knowledge.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class WhatMayBeReadTest {
  private static final String FACT = "I'm allergic to peanuts.";

  @Test
  void a_system_turn_is_never_read() {
    assertThat(of(Conversations.turn(0, Role.SYSTEM, "System", FACT, false)).size()).isZero();
  }

  @Test
  void a_tool_turn_is_never_read() {
    assertThat(of(Conversations.turn(0, Role.TOOL, "Tool", FACT, false)).size()).isZero();
  }

  @Test
  void recalled_memory_is_never_read() {
    assertThat(of(Conversations.turn(0, Role.USER, "Lene", FACT, true)).size()).isZero();
  }

  @Test
  void code_is_not_read() {
    String content = "Look:\n```\n" + FACT + "\n```\n";

    assertThat(of(Conversations.turn(0, Role.USER, "Lene", content, false)).size()).isZero();
  }

  @Test
  void an_empty_conversation_gives_an_empty_extraction() {
    assertThat(RulesExtractor.extract(Conversations.transcript(List.of()), () -> {}).size())
        .isZero();
  }

  @Property(tries = 200)
  void every_quote_stands_literally_in_a_turn_that_may_be_read(@ForAll("turns") List<Turn> turns) {
    List<Turn> numbered = numbered(turns);

    Extraction found = RulesExtractor.extract(Conversations.transcript(numbered), () -> {});

    Set<Evidence> evidence =
        found.items().values().stream()
            .flatMap(List::stream)
            .flatMap(item -> item.evidence().stream())
            .collect(Collectors.toSet());
    assertThat(evidence)
        .allSatisfy(
            one -> {
              Turn turn = numbered.get(one.turn());
              assertThat(turn.content()).contains(one.quote());
              assertThat(turn.recalled()).isFalse();
              assertThat(turn.role()).isIn(Role.USER, Role.ASSISTANT);
            });
  }

  @Property(tries = 50)
  void the_same_transcript_gives_the_same_extraction(@ForAll("turns") List<Turn> turns) {
    var transcript = Conversations.transcript(numbered(turns));

    assertThat(RulesExtractor.extract(transcript, () -> {}))
        .isEqualTo(RulesExtractor.extract(transcript, () -> {}));
  }

  @Provide
  Arbitrary<List<Turn>> turns() {
    Arbitrary<String> said =
        Arbitraries.of(
                "Let's sell the boat to Odra Venn.",
                "Agreed.",
                "It's settled!",
                "Who owns Harrow Light?",
                "I don't know.",
                "Captain Odra Venn owns Harrow Light, she said.",
                "It turns out the boat was never sold to Odra.",
                "I'll bring the map next time.",
                "Lene, could you send the notes by Friday?",
                "Sure, I will.",
                "I prefer tea.",
                "The bell rang last night in Saltmere…",
                "\"I own the boat,\" he says.")
            .list()
            .ofMaxSize(4)
            .map(list -> String.join(" ", list));
    Arbitrary<String> noise = Arbitraries.strings().ofMaxLength(80);
    return Combinators.combine(
            Arbitraries.of(Role.class),
            Arbitraries.of("Mara", "Lene", "Tomas"),
            Arbitraries.frequencyOf(Tuple.of(3, said), Tuple.of(1, noise)),
            Arbitraries.of(false, false, false, true))
        .as((role, name, text, recalled) -> Conversations.turn(0, role, name, text, recalled))
        .list()
        .ofMaxSize(30);
  }

  private static List<Turn> numbered(List<Turn> turns) {
    return IntStream.range(0, turns.size())
        .mapToObj(
            i ->
                Conversations.turn(
                    i,
                    turns.get(i).role(),
                    turns.get(i).speakerName(),
                    turns.get(i).content(),
                    turns.get(i).recalled()))
        .toList();
  }

  private static Extraction of(Turn turn) {
    return RulesExtractor.extract(Conversations.transcript(List.of(turn)), () -> {});
  }
}
