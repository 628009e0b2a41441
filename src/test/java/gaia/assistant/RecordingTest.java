package gaia.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.assistant.ChatCompletionRequest.Said;
import gaia.conversation.NewMessage;
import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {

  private static final Said ROPE = new Said(Role.USER, "Who sells rope?");
  private static final Said ILSE = new Said(Role.ASSISTANT, "Ilse.");
  private static final Said WHERE = new Said(Role.USER, "Where?");

  private static List<Turn> stored(Said... said) {
    return Recording.turns(List.of(said), Instant.EPOCH);
  }

  private static List<String> fresh(List<Turn> stored, Said... sent) {
    return Recording.fresh(stored, List.of(sent)).stream().map(NewMessage::content).toList();
  }

  @Test
  void an_unknown_conversation_is_stored_whole() {
    assertThat(fresh(List.of(), ROPE, ILSE, WHERE))
        .containsExactly("Who sells rope?", "Ilse.", "Where?");
  }

  @Test
  void of_a_known_one_only_the_new_question_is_stored() {
    assertThat(fresh(stored(ROPE, ILSE), ROPE, ILSE, WHERE)).containsExactly("Where?");
  }

  @Test
  void an_answer_that_a_client_sends_back_is_not_stored_twice() {
    assertThat(fresh(stored(ROPE, ILSE), ROPE, new Said(Role.ASSISTANT, "Ilse, shortened"), WHERE))
        .containsExactly("Where?");
  }

  @Test
  void asking_for_another_answer_stores_no_question() {
    assertThat(fresh(stored(ROPE, ILSE), ROPE)).isEmpty();
  }

  private static Optional<Integer> held(int turns, List<Turn> stored, Said... sent) {
    return Recording.held(new CompactedTurns(turns, "They spoke of rope."), stored, List.of(sent))
        .map(CompactedTurns::turns);
  }

  private static final Said ALSO = new Said(Role.ASSISTANT, "Ilse, in Brackwater.");
  private static final Said WHEN = new Said(Role.USER, "Since when?");

  @Test
  void a_summary_of_what_is_stored_holds_the_same_of_what_is_sent() {
    List<Turn> stored = stored(ROPE, ILSE, WHERE, ALSO, WHEN);

    assertThat(held(2, stored, ROPE, ILSE, WHERE, ALSO, WHEN)).hasValue(2);
    assertThat(held(3, stored, ROPE, ILSE, WHERE, ALSO, WHEN)).hasValue(3);
    assertThat(held(4, stored, ROPE, ILSE, WHERE, ALSO, WHEN)).hasValue(4);
  }

  @Test
  void a_second_answer_that_is_stored_does_not_shift_what_a_summary_holds() {
    List<Turn> stored = stored(ROPE, ILSE, ALSO, WHERE, ILSE, WHEN);

    assertThat(held(3, stored, ROPE, ALSO, WHERE, ILSE, WHEN)).hasValue(2);
    assertThat(held(5, stored, ROPE, ALSO, WHERE, ILSE, WHEN)).hasValue(4);
  }

  @Test
  void a_summary_is_of_no_use_where_a_client_begins_with_something_else_or_ends_within_it() {
    List<Turn> stored = stored(ROPE, ILSE, WHERE, ALSO, WHEN);

    assertThat(held(4, stored, WHERE, ALSO, WHEN)).isEmpty();
    assertThat(held(4, stored, WHEN)).isEmpty();
    assertThat(held(4, stored, ROPE, ILSE, WHERE)).isEmpty();
    assertThat(held(0, stored, ROPE, ILSE, WHERE, ALSO, WHEN)).isEmpty();
  }

  @Test
  void a_client_that_sends_only_its_question_is_understood() {
    assertThat(fresh(stored(ROPE, ILSE), WHERE)).containsExactly("Where?");
  }
}
