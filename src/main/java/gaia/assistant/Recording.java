package gaia.assistant;

import gaia.assistant.ChatCompletionRequest.Said;
import gaia.conversation.NewMessage;
import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clients of the OpenAI API send the whole conversation each time. This finds what of it is new.
 */
final class Recording {

  private Recording() {}

  /**
   * What is to be stored: everything, for a conversation that is not known yet; else what comes
   * after the last question that is stored, without answers, which are stored when they are given.
   * Nothing, when a client wants the last question answered once more.
   */
  static List<NewMessage> fresh(List<Turn> stored, List<Said> sent) {
    int from = stored.isEmpty() ? 0 : afterLastKnown(stored, sent);
    boolean answersToo = stored.isEmpty();
    return sent.subList(from, sent.size()).stream()
        .filter(said -> answersToo || said.role() == Role.USER)
        .map(said -> NewMessage.of(said.role(), said.content()))
        .toList();
  }

  private static int afterLastKnown(List<Turn> stored, List<Said> sent) {
    String known =
        stored.stream()
            .filter(turn -> turn.role() == Role.USER)
            .reduce((earlier, later) -> later)
            .map(Turn::content)
            .orElse("");
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (sent.get(i).role() == Role.USER && sent.get(i).content().equals(known)) {
        return i + 1;
      }
    }
    return sent.size() - 1;
  }

  /**
   * A summary of the first turns that are stored, as one of the first messages that are sent.
   * Nothing where the client begins with something else than what is stored, as after it changed or
   * left out a question, or where the summary holds the question itself.
   */
  static Optional<CompactedTurns> held(CompactedTurns known, List<Turn> stored, List<Said> sent) {
    List<Turn> summarised = stored.subList(0, Math.min(known.turns(), stored.size()));
    int at = 0;
    for (Turn turn : summarised) {
      if (turn.role() != Role.USER) {
        continue;
      }
      at = afterAnswers(sent, at);
      if (at == sent.size() || !sent.get(at).content().equals(turn.content())) {
        return Optional.empty();
      }
      at++;
    }
    boolean answered =
        !summarised.isEmpty() && summarised.get(summarised.size() - 1).role() != Role.USER;
    int until = answered ? afterAnswers(sent, at) : at;
    return until > 0 && until < sent.size()
        ? Optional.of(new CompactedTurns(until, known.text()))
        : Optional.empty();
  }

  private static int afterAnswers(List<Said> sent, int from) {
    int at = from;
    while (at < sent.size() && sent.get(at).role() != Role.USER) {
      at++;
    }
    return at;
  }

  /** The conversation as the client has it, which is what the model shall see. */
  static List<Turn> turns(List<Said> sent, Instant now) {
    List<Turn> turns = new ArrayList<>();
    for (Said said : sent) {
      turns.add(new Turn(turns.size(), said.role(), null, said.content(), now, false));
    }
    return turns;
  }
}
