package gaia.assistant;

import gaia.conversation.Conversations;
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

  /** A model is shown as many of the newest turns; of those before, only what is summarised. */
  private static final int SEEN = Conversations.LATEST;

  private Compaction() {}

  /**
   * How many of the turns that no summary holds should be taken in now.
   *
   * @param open these turns, oldest first
   * @param context tokens of the model's context
   * @return counted from the first; 0 when nothing is due
   */
  static int due(List<Turn> open, int context, ToIntFunction<String> tokens) {
    int used = 0;
    int until = open.size();
    for (int i = open.size() - 1; i >= 0; i--) {
      used += tokens.applyAsInt(open.get(i).content());
      int newest = open.size() - i;
      if (used <= context / KEPT && newest <= SEEN / KEPT) {
        until = i;
      }
      if (used > context / DUE || newest > SEEN / DUE) {
        return Math.max(0, Math.min(until, open.size() - 1));
      }
    }
    return 0;
  }

  /**
   * A piece of a conversation that a model reads at once.
   *
   * @param text one line a turn; a turn that is too long for one portion goes on in the next
   * @param until how many turns of the conversation are read to the end with it
   */
  record Portion(String text, int until) {}

  /** The turns in portions, nothing left out but what no person and no assistant said. */
  static List<Portion> portions(List<Turn> turns, int context, ToIntFunction<String> tokens) {
    int room = Math.max(1, context / PORTION);
    List<Portion> portions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (Turn turn : turns) {
      for (String piece : pieces(turn, room, tokens)) {
        int more = tokens.applyAsInt(piece);
        if (used + more > room && !text.isEmpty()) {
          portions.add(new Portion(text.toString(), turn.index()));
          text.setLength(0);
          used = 0;
        }
        text.append(piece);
        used += more;
      }
    }
    portions.add(new Portion(text.toString(), turns.get(turns.size() - 1).index() + 1));
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
