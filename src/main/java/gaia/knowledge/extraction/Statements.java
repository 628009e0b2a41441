package gaia.knowledge.extraction;

import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a transcript in which a person states something, for the rooms that read on. */
public final class Statements {

  private Statements() {}

  /**
   * A sentence somebody said.
   *
   * @param text a substring of the turn
   * @param guessed true when it speaks of what might be
   */
  public record Statement(Turn turn, String text, boolean guessed) {}

  /**
   * Questions, quoted words of others, recalled answers and what no person said are left out.
   *
   * @param breathe called about every few dozen sentences; what it throws is passed on
   */
  public static List<Statement> of(Transcript transcript, Runnable breathe) {
    Pace pace = new Pace(breathe);
    List<Turn> turns = transcript.turns();
    List<Statement> found = new ArrayList<>();
    Dialogue.of(transcript, pace)
        .eachHumanSentence(
            pace,
            (sentence, any) -> {
              if (!sentence.question() && !sentence.reported()) {
                found.add(
                    new Statement(
                        turns.get(sentence.turn()),
                        sentence.text(),
                        Guards.isHypothetical(sentence)));
              }
            });
    return found;
  }
}
