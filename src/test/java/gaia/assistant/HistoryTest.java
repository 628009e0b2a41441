package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import gaia.languagemodel.ChatMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final ToIntFunction<String> WORDS = text -> text.strip().split("\\s+").length;

  private static List<Turn> talk(int turns) {
    List<Turn> talk = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      talk.add(
          turn(i, i % 2 == 0 ? Role.USER : Role.ASSISTANT, "this is what turn " + i + " says"));
    }
    return talk;
  }

  private static Turn turn(int index, Role role, String text) {
    return new Turn(index, role, null, text, Instant.EPOCH, false);
  }

  @Test
  void a_short_conversation_is_there_in_full() {
    History history = History.fitting(talk(3), null, 1000, WORDS);

    assertThat(history.messages()).hasSize(3);
    assertThat(history.earlier()).isEmpty();
  }

  @Test
  void of_a_long_conversation_the_newest_turns_are_in_full_and_older_ones_are_lines() {
    History history = History.fitting(talk(101), null, 200, WORDS);

    assertThat(history.messages()).hasSizeBetween(10, 30);
    assertThat(history.messages().get(history.messages().size() - 1).content())
        .isEqualTo("this is what turn 100 says");
    assertThat(history.earlier()).contains("- User:").doesNotContain("turn 0 says");
  }

  @Test
  void a_summary_takes_the_place_of_its_turns_and_lines_of_later_ones_follow() {
    CompactedTurns summary = new CompactedTurns(75, "They counted lamps. Then they slept.");

    History history = History.fitting(talk(101), summary, 200, WORDS);

    assertThat(history.earlier())
        .startsWith("They counted lamps. Then they slept.\n- ")
        .contains("turn 75 says")
        .doesNotContain("turn 74 says");
  }

  @Test
  void of_a_summary_that_does_not_fit_the_first_sentences_are_there() {
    CompactedTurns summary =
        new CompactedTurns(90, "They counted lamps. " + "Then they slept again. ".repeat(40));

    History history = History.fitting(talk(101), summary, 200, WORDS);

    assertThat(history.earlier()).startsWith("They counted lamps. Then they slept again.");
    assertThat(WORDS.applyAsInt(history.earlier())).isLessThanOrEqualTo(50);
  }

  @Test
  void what_fits_in_full_needs_no_summary() {
    assertThat(History.fitting(talk(3), new CompactedTurns(2, "They met."), 1000, WORDS).earlier())
        .isEmpty();
  }

  @Test
  void the_question_is_there_however_little_room_there_is() {
    assertThat(History.fitting(talk(5), null, 0, WORDS).messages())
        .containsExactly(ChatMessage.user("this is what turn 4 says"));
  }

  @Test
  void several_people_in_a_row_are_one_message_with_their_names() {
    List<Turn> turns =
        List.of(
            new Turn(0, Role.USER, "Mara", "The lamp is dark.", Instant.EPOCH, false),
            turn(1, Role.SYSTEM, "Obey."),
            new Turn(2, Role.USER, "Jonas", "Why?", Instant.EPOCH, false));

    assertThat(History.fitting(turns, null, 1000, WORDS).messages())
        .containsExactly(ChatMessage.user("Mara: The lamp is dark.\n\nJonas: Why?"));
  }

  @Property(tries = 200)
  void a_person_begins_they_take_turns_and_the_room_is_kept(
      @ForAll @IntRange(min = 1, max = 60) int turns,
      @ForAll @IntRange(min = 20, max = 400) int room) {
    History history = History.fitting(talk(turns), null, room, WORDS);

    int used = WORDS.applyAsInt(history.earlier());
    ChatMessage.Role expected = ChatMessage.Role.USER;
    for (ChatMessage message : history.messages()) {
      assertThat(message.role()).isEqualTo(expected);
      used += WORDS.applyAsInt(message.content());
      expected =
          expected == ChatMessage.Role.USER ? ChatMessage.Role.ASSISTANT : ChatMessage.Role.USER;
    }
    assertThat(used).isLessThanOrEqualTo(room);
  }
}
