package gaia.lora.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.knowledge.facts.FactView;
import gaia.knowledge.facts.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrainingSetTest {

  private static TrainingSet of(FactView... facts) {
    return TrainingSetMaker.make(TinyFacts.material(List.of(facts), List.of()));
  }

  @Test
  void a_fact_is_taught_in_six_phrasings_and_examined_in_two_others() {
    TrainingSet set = of(TinyFacts.fact("Wanda", "lives_in", "Brackwater"));

    List<Example> facts =
        set.taught().stream().filter(example -> example.purpose() == Purpose.FACT).toList();
    assertThat(facts).hasSize(6);
    assertThat(set.heldOut(Purpose.FACT)).hasSize(2);
    assertThat(facts)
        .allMatch(example -> example.answer().equals("Wanda lives in Brackwater."))
        .allMatch(
            example ->
                example
                    .sources()
                    .equals(List.of(new Origin("archive-1", 3, "Wanda-lives_in-Brackwater"))));
    assertThat(facts.stream().map(Example::question))
        .doesNotContainAnyElementsOf(
            set.heldOut(Purpose.FACT).stream().map(Example::question).toList());
  }

  @Test
  void what_a_model_worded_is_checked_taught_and_never_examined() {
    TrainingSet set =
        TrainingSetMaker.make(
            TinyFacts.material(
                List.of(TinyFacts.fact("Wanda", "lives_in", "Brackwater")), List.of()),
            (subject, questions) ->
                List.of(
                    "Does Wanda live in Brackwater?",
                    "Which town is the home of Wanda?",
                    questions.get(7),
                    "Can you say where Wanda stays?",
                    "Which roof is over Wanda?"));

    List<String> taught =
        set.taught().stream()
            .filter(example -> example.purpose() == Purpose.FACT)
            .map(Example::question)
            .toList();
    assertThat(taught)
        .hasSize(8)
        .contains("Which town is the home of Wanda?", "Can you say where Wanda stays?")
        .doesNotContain("Does Wanda live in Brackwater?", "Which roof is over Wanda?");
    assertThat(set.heldOut(Purpose.FACT)).hasSize(2);
  }

  @Test
  void what_ended_is_disputed_or_doubtful_is_not_taught() {
    TrainingSet set =
        of(
            TinyFacts.fact(
                "Wanda", "lives_in", "Ravenhill", Modality.STATED, TinyFacts.SAID, false),
            TinyFacts.fact("Wanda", "likes", "rain", Modality.POSSIBLE, null, false),
            TinyFacts.fact("Wanda", "age", "40", Modality.STATED, null, true));

    assertThat(set.examples()).noneMatch(example -> example.purpose() == Purpose.FACT);
  }

  @Test
  void what_was_once_said_of_somebody_is_never_asked_as_not_said() {
    List<FactView> facts =
        List.of(
            TinyFacts.fact("Wanda", "likes", "tea"),
            TinyFacts.fact(
                "Wanda", "lives_in", "Ravenhill", Modality.STATED, TinyFacts.SAID, false));
    TrainingSet set = TrainingSetMaker.make(TinyFacts.material(facts, List.of()));

    assertThat(set.examples())
        .filteredOn(example -> example.purpose() == Purpose.NEGATIVE)
        .isNotEmpty()
        .noneMatch(example -> example.question().equals("Where does Wanda live?"))
        .noneMatch(example -> example.question().equals("What does Wanda like?"));
  }

  @Test
  void several_objects_are_one_answer() {
    TrainingSet set =
        of(TinyFacts.fact("Wanda", "likes", "tea"), TinyFacts.fact("Wanda", "likes", "rain"));

    assertThat(set.heldOut(Purpose.FACT))
        .hasSize(2)
        .allMatch(example -> example.answer().contains("tea"))
        .allMatch(example -> example.answer().contains("rain"));
  }

  @Test
  void lines_of_json_give_the_same_set_and_name_the_sources() throws Exception {
    TrainingSet set = of(TinyFacts.fact("Wanda", "commander_of", "the guard"));

    assertThat(TrainingSet.ofLines(set.toLines())).isEqualTo(set);
    assertThat(set.toLines()).contains("\"archive_id\":\"archive-1\",\"turn\":3");
    assertThat(set.archives()).containsExactly("archive-1");
  }

  @Test
  void a_set_no_longer_holds_when_one_of_its_facts_is_gone() {
    TrainingSet old = of(TinyFacts.fact("Wanda", "age", "40"), TinyFacts.fact("Kuno", "age", "7"));

    assertThat(
            old.holdsWithin(
                of(
                    TinyFacts.fact("Wanda", "age", "40"),
                    TinyFacts.fact("Kuno", "age", "7"),
                    TinyFacts.fact("Ida", "age", "9"))))
        .isTrue();
    assertThat(
            old.holdsWithin(
                of(TinyFacts.fact("Wanda", "age", "41"), TinyFacts.fact("Kuno", "age", "7"))))
        .isFalse();
  }

  @Property(tries = 60)
  void shares_stay_in_their_bounds(
      @ForAll @IntRange(min = 1, max = 40) int things,
      @ForAll @IntRange(min = 0, max = 30) int conversations) {
    List<FactView> facts = new ArrayList<>();
    for (int i = 0; i < things; i++) {
      facts.add(TinyFacts.fact("Person" + i, i % 2 == 0 ? "lives_in" : "works_as", "Thing" + i));
    }
    List<Conversed> talks = new ArrayList<>();
    for (int i = 0; i < conversations; i++) {
      talks.add(new Conversed("archive-" + i, "Talk " + i, "It was about " + i + ".", List.of(0)));
    }

    List<Example> taught = TrainingSetMaker.make(TinyFacts.material(facts, talks)).taught();

    Map<Purpose, Long> counts =
        taught.stream().collect(Collectors.groupingBy(Example::purpose, Collectors.counting()));
    long replay = counts.getOrDefault(Purpose.REPLAY, 0L);
    assertThat(counts.getOrDefault(Purpose.NEGATIVE, 0L) * 2)
        .isGreaterThanOrEqualTo(counts.get(Purpose.FACT));
    assertThat((double) replay / taught.size()).isLessThanOrEqualTo(0.3);
    assertThat((double) replay / taught.size()).isGreaterThanOrEqualTo(0.1);
    assertThat(taught.stream().filter(one -> one.purpose() != Purpose.REPLAY))
        .extracting(Example::question)
        .doesNotHaveDuplicates();
  }
}
