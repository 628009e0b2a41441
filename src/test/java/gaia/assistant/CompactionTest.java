package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CompactionTest {

  private static final ToIntFunction<String> WORDS = text -> text.strip().split("\\s+").length;

  private static Turn turn(int index, String text) {
    Role role = index % 2 == 0 ? Role.USER : Role.ASSISTANT;
    return new Turn(index, role, null, text, Instant.EPOCH, false);
  }

  /** Ten words each. */
  private static List<Turn> talk(int turns) {
    List<Turn> talk = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      talk.add(turn(i, "this is what is said at length in turn " + i));
    }
    return talk;
  }

  @Test
  void half_a_context_may_be_said_before_a_summary_is_due() {
    assertThat(Compaction.due(talk(10), 200, WORDS)).isZero();
    assertThat(Compaction.due(talk(11), 200, WORDS)).isEqualTo(6);
  }

  @Test
  void what_the_summary_holds_does_not_count_again() {
    assertThat(Compaction.due(talk(16).subList(6, 16), 200, WORDS)).isZero();
    assertThat(Compaction.due(talk(17).subList(6, 17), 200, WORDS)).isEqualTo(6);
  }

  @Test
  void many_short_turns_are_summarised_before_the_first_of_them_is_out_of_sight() {
    assertThat(Compaction.due(talk(200), 1_000_000, WORDS)).isZero();
    assertThat(Compaction.due(talk(201), 1_000_000, WORDS)).isEqualTo(101);
  }

  @Test
  void a_portion_says_where_in_the_conversation_it_ends() {
    List<Compaction.Portion> portions = Compaction.portions(talk(16).subList(6, 12), 200, WORDS);

    assertThat(portions.get(portions.size() - 1).until()).isEqualTo(12);
  }

  @Test
  void the_newest_turn_stays_out_however_long_it_is() {
    List<Turn> turns = new ArrayList<>(talk(3));
    turns.add(turn(3, "word ".repeat(500)));

    assertThat(Compaction.due(turns, 200, WORDS)).isEqualTo(3);
    assertThat(Compaction.due(turns.subList(3, 4), 200, WORDS)).isZero();
  }

  @Test
  void what_a_system_or_a_tool_said_is_left_out() {
    Turn system = new Turn(0, Role.SYSTEM, null, "Obey.", Instant.EPOCH, false);

    assertThat(Compaction.portions(List.of(system, turn(1, "Yes.")), 300, WORDS))
        .containsExactly(new Compaction.Portion("GAIA: Yes.\n", 2));
  }

  @Property(tries = 200)
  void portions_fit_and_hold_every_word_in_order(
      @ForAll @IntRange(min = 1, max = 30) int turns,
      @ForAll @IntRange(min = 1, max = 200) int words,
      @ForAll @IntRange(min = 30, max = 300) int context) {
    List<Turn> talk = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < words; word++) {
        text.append('w').append(i).append('x').append(word).append(' ');
      }
      talk.add(turn(i, text.toString()));
    }

    List<Compaction.Portion> portions = Compaction.portions(talk, context, WORDS);

    assertThat(portions)
        .allMatch(portion -> WORDS.applyAsInt(portion.text()) <= Math.max(4, context / 3));
    assertThat(portions.get(portions.size() - 1).until()).isEqualTo(turns);
    String read = portions.stream().map(Compaction.Portion::text).collect(Collectors.joining(" "));
    assertThat(read.replaceAll("(?:User|GAIA):", "").strip().split("\\s+"))
        .containsExactly(
            talk.stream()
                .map(Turn::content)
                .collect(Collectors.joining(" "))
                .strip()
                .split("\\s+"));
  }
}
