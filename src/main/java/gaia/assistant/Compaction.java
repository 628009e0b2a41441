package gaia.assistant;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Which turns of a conversation a running summary should take in, and in what portions a model can
 * read them. Pure arithmetic over the context of the model.
 */
final class Compaction {

  /** Turns without a summary may take one part of the context of this many; then it is time. */
  private static final int DUE = 2;

  /** Of the newest turns, one part of the context of this many stays out of the summary. */
  private static final int KEPT = 4;

  /** A portion takes one part of the context of this many. */
  private static final int PORTION = 3;

  private Compaction() {}

  /**
   * Up to which turn the summary should reach.
   *
   * @param turns the conversation, oldest first
   * @param compacted how many of them are in the summary already
   * @param context tokens of the model's context
   * @return a number above {@code compacted}, or {@code compacted} itself when nothing is due
   */
  static int due(List<Turn> turns, int compacted, int context, ToIntFunction<String> tokens) {
    int open = 0;
    int until = turns.size();
    for (int i = turns.size() - 1; i >= compacted; i--) {
      open += tokens.applyAsInt(turns.get(i).content());
      if (open <= context / KEPT) {
        until = i;
      }
      if (open > context / DUE) {
        return Math.max(compacted, Math.min(until, turns.size() - 1));
      }
    }
    return compacted;
  }

  /**
   * A piece of a conversation that a model reads at once.
   *
   * @param text one line a turn; a turn that is too long for one portion goes on in the next
   * @param until how many turns from the first are read to the end with it
   */
  record Portion(String text, int until) {}

  /** The turns in portions, nothing left out but what no person and no assistant said. */
  static List<Portion> portions(
      List<Turn> turns, int from, int until, int context, ToIntFunction<String> tokens) {
    int room = Math.max(1, context / PORTION);
    List<Portion> portions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (int i = from; i < until; i++) {
      for (String piece : pieces(turns.get(i), room, tokens)) {
        int more = tokens.applyAsInt(piece);
        if (used + more > room && !text.isEmpty()) {
          portions.add(new Portion(text.toString(), i));
          text.setLength(0);
          used = 0;
        }
        text.append(piece);
        used += more;
      }
    }
    portions.add(new Portion(text.toString(), until));
    return portions;
  }

  private static List<String> pieces(Turn turn, int room, ToIntFunction<String> tokens) {
    if (turn.role() != Role.USER && turn.role() != Role.ASSISTANT) {
      return List.of();
    }
    String said = turn.content().strip().replaceAll("\\s+", " ").replace("</", "‹/");
    List<String> pieces = new ArrayList<>();
    split(said, room - tokens.applyAsInt(turn.speakerName() + ": \n"), tokens, pieces);
    return pieces.stream().map(piece -> turn.speakerName() + ": " + piece + "\n").toList();
  }

  /** Halves a text, between words where there are any, until each half fits. */
  private static void split(
      String text, int room, ToIntFunction<String> tokens, List<String> pieces) {
    if (text.length() <= 1 || tokens.applyAsInt(text) <= Math.max(1, room)) {
      pieces.add(text);
      return;
    }
    int middle = text.length() / 2;
    int space = text.lastIndexOf(' ', middle);
    int cut = space > 0 ? space : middle + (Character.isLowSurrogate(text.charAt(middle)) ? 1 : 0);
    split(text.substring(0, cut).strip(), room, tokens, pieces);
    split(text.substring(cut).strip(), room, tokens, pieces);
  }
}
