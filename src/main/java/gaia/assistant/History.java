package gaia.assistant;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import gaia.languagemodel.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * As much of a conversation as fits into a model's context: the newest turns in full, of older ones
 * a line each, and of the oldest what they were summarised to. The conversation itself is
 * untouched.
 *
 * @param messages begin with a person and alternate, as many models want it
 * @param earlier the summary, then one line a turn, oldest first; empty when everything is in full
 */
record History(List<ChatMessage> messages, String earlier) {

  /** The share of the room that lines of older turns may take. */
  private static final int EARLIER_SHARE = 4;

  private static final int LONGEST_LINE = 160;

  History {
    messages = List.copyOf(messages);
  }

  /**
   * Makes the choice. The last turn is always in full, whatever it takes.
   *
   * @param turns the conversation, oldest first
   * @param compacted what the first turns come to; null where nobody worked it out
   * @param room how many tokens there are
   */
  static History fitting(
      List<Turn> turns,
      @Nullable CompactedTurns compacted,
      int room,
      ToIntFunction<String> tokens) {
    List<Turn> said = turns.stream().filter(History::counts).toList();
    int used = 0;
    int first = said.size();
    int most = room - room / EARLIER_SHARE;
    while (first > 0) {
      used += tokens.applyAsInt(said.get(first - 1).content());
      if (used > most && first < said.size()) {
        break;
      }
      first--;
    }
    while (first < said.size() && said.get(first).role() != Role.USER) {
      first++;
    }
    int left = Math.min(room - used, room / EARLIER_SHARE);
    return new History(
        alternating(said.subList(first, said.size())),
        earlier(said.subList(0, first), compacted, left, tokens));
  }

  /** A summary takes the place of the lines of its turns; lines of later ones follow it. */
  private static String earlier(
      List<Turn> turns,
      @Nullable CompactedTurns compacted,
      int room,
      ToIntFunction<String> tokens) {
    if (compacted == null || turns.isEmpty()) {
      return lines(turns, room, tokens);
    }
    String summary = beginning(compacted.text(), room, tokens);
    List<Turn> later = turns.stream().filter(turn -> turn.index() >= compacted.turns()).toList();
    return summary.isEmpty()
        ? lines(turns, room, tokens)
        : summary + "\n" + lines(later, room - tokens.applyAsInt(summary), tokens);
  }

  /** As many whole sentences as fit. */
  private static String beginning(String text, int room, ToIntFunction<String> tokens) {
    String fits = text;
    while (!fits.isEmpty() && tokens.applyAsInt(fits) > room) {
      int end = fits.lastIndexOf(". ", fits.length() - 2);
      fits = end < 0 ? "" : fits.substring(0, end + 1);
    }
    return fits;
  }

  private static boolean counts(Turn turn) {
    return turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
  }

  private static List<ChatMessage> alternating(List<Turn> turns) {
    List<ChatMessage> messages = new ArrayList<>();
    for (Turn turn : turns) {
      ChatMessage.Role role =
          turn.role() == Role.USER ? ChatMessage.Role.USER : ChatMessage.Role.ASSISTANT;
      String text =
          turn.speaker() == null ? turn.content() : turn.speaker() + ": " + turn.content();
      int last = messages.size() - 1;
      if (last >= 0 && messages.get(last).role() == role) {
        text = messages.remove(last).content() + "\n\n" + text;
      }
      messages.add(new ChatMessage(role, text));
    }
    return messages;
  }

  private static String lines(List<Turn> turns, int room, ToIntFunction<String> tokens) {
    StringBuilder lines = new StringBuilder();
    int used = 0;
    for (int i = turns.size() - 1; i >= 0; i--) {
      String line = line(turns.get(i));
      used += tokens.applyAsInt(line);
      if (used > room) {
        break;
      }
      lines.insert(0, line);
    }
    return lines.toString();
  }

  private static String line(Turn turn) {
    String text = turn.content().strip().replaceAll("\\s+", " ");
    String shown = text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
    return "- " + turn.speakerName() + ": " + shown + "\n";
  }
}
