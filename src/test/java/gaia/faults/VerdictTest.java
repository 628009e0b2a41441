package gaia.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gaia.faults.Remains.End;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Every way to break a promise must be seen, each under its own name. */
class VerdictTest {

  private static final Set<String> EFFECTS = Set.of("row", "file");
  private static final Map<String, Integer> WHOLE = Map.of("row", 1, "file", 1);

  private final History history = new History();

  private Verdict judge(Remains... found) {
    return Verdict.of(history, List.of(found), EFFECTS);
  }

  private void acknowledged(String id) {
    history.called(id);
    history.acknowledged(id);
  }

  @Test
  void a_history_in_which_all_went_well_holds() {
    acknowledged("a");
    acknowledged("b");

    Verdict verdict = judge(Remains.done("a", WHOLE), Remains.done("b", WHOLE));

    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.recovered()).isEmpty();
  }

  @Test
  void what_was_acknowledged_and_is_not_there_is_lost() {
    acknowledged("a");

    assertThat(judge().lost()).containsExactly("a");
    assertThat(judge().holds()).isFalse();
  }

  @Test
  void what_was_given_up_is_lost() {
    acknowledged("a");

    assertThat(judge(new Remains("a", End.GIVEN_UP, Map.of())).lost()).containsExactly("a");
  }

  @Test
  void what_is_done_without_one_of_its_effects_is_lost() {
    acknowledged("a");

    assertThat(judge(Remains.done("a", Map.of("row", 1, "file", 0))).lost())
        .containsExactly("a: file");
  }

  @Test
  void an_effect_seen_twice_is_doubled() {
    acknowledged("a");

    Verdict verdict = judge(Remains.done("a", Map.of("row", 2, "file", 1)));

    assertThat(verdict.doubled()).containsExactly("a: row");
    assertThat(verdict.holds()).isFalse();
  }

  @Test
  void an_effect_seen_twice_is_doubled_even_while_the_work_goes_on() {
    acknowledged("a");

    assertThat(judge(new Remains("a", End.UNFINISHED, Map.of("row", 2))).doubled())
        .containsExactly("a: row");
  }

  @Test
  void what_is_there_twice_is_doubled_once_in_the_list() {
    acknowledged("a");
    Remains one = Remains.done("a", WHOLE);

    assertThat(judge(one, one, one).doubled()).containsExactly("a");
  }

  @Test
  void what_nobody_asked_for_is_unexpected() {
    Verdict verdict = judge(Remains.done("ghost", WHOLE));

    assertThat(verdict.unexpected()).containsExactly("ghost");
    assertThat(verdict.holds()).isFalse();
  }

  @Test
  void what_was_refused_and_is_there_is_unexpected() {
    history.called("a");
    history.refused("a");

    assertThat(judge(Remains.done("a", WHOLE)).unexpected()).containsExactly("a");
    assertThat(judge().holds()).isTrue();
  }

  @Test
  void an_effect_of_no_known_name_is_unexpected() {
    acknowledged("a");

    assertThat(judge(Remains.done("a", Map.of("row", 1, "file", 1, "part file", 1))).unexpected())
        .containsExactly("a: part file");
  }

  @Test
  void what_is_there_and_unfinished_is_stuck() {
    acknowledged("a");

    Verdict verdict = judge(new Remains("a", End.UNFINISHED, Map.of()));

    assertThat(verdict.stuck()).containsExactly("a");
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.holds()).isFalse();
  }

  @Test
  void what_got_no_answer_may_be_there_or_not() {
    history.called("a");

    assertThat(judge().holds()).isTrue();
    assertThat(judge(Remains.done("a", WHOLE)).recovered()).containsExactly("a");
    assertThat(judge(Remains.done("a", WHOLE)).holds()).isTrue();
  }

  @Test
  void what_got_no_answer_may_not_be_there_by_half() {
    history.called("a");

    assertThat(judge(Remains.done("a", Map.of("row", 1))).lost()).containsExactly("a: file");
  }

  @Test
  void an_id_is_good_for_one_call() {
    history.called("a");

    assertThatThrownBy(() -> history.called("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> history.acknowledged("b")).isInstanceOf(IllegalStateException.class);
  }

  @Property
  void one_broken_call_among_many_is_found_wherever_it_is(
      @ForAll @IntRange(min = 1, max = 50) int calls,
      @ForAll @IntRange(min = 0, max = 49) int broken,
      @ForAll @IntRange(min = 0, max = 3) int times) {
    History many = new History();
    int place = broken % calls;
    List<Remains> found =
        java.util.stream.IntStream.range(0, calls)
            .peek(i -> many.called("" + i))
            .peek(i -> many.acknowledged("" + i))
            .mapToObj(
                i -> Remains.done("" + i, i == place ? Map.of("row", times, "file", 1) : WHOLE))
            .toList();

    Verdict verdict = Verdict.of(many, found, EFFECTS);

    assertThat(verdict.holds()).isEqualTo(times == 1);
    assertThat(verdict.lost()).hasSize(times == 0 ? 1 : 0);
    assertThat(verdict.doubled()).hasSize(times > 1 ? 1 : 0);
  }
}
