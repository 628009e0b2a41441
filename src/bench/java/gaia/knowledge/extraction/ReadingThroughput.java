package gaia.knowledge.extraction;

import gaia.conversation.Role;
import gaia.conversation.Transcript;
import gaia.conversation.Turn;
import gaia.languagemodel.Cancellation;
import gaia.languagemodel.ChatRequest;
import gaia.languagemodel.Completion;
import gaia.languagemodel.GenerationListener;
import gaia.languagemodel.LanguageModel;
import gaia.languagemodel.ModelState;
import gaia.languagemodel.TokenUsage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * How many turns a second the pipeline around a language model reads: cutting, asking, checking,
 * checkpoints, joining. The model answers at once, with six entries a call that all stand up, so
 * that its own time is left out.
 *
 * <p>Arguments: turns, rounds.
 */
public final class ReadingThroughput {

  private static final String[] WORDS =
      ("rope lamp tower ferry dyke harbour crown letter winter bridge miller sailor forest lantern"
              + " castle garden river merchant island captain")
          .split(" ");

  private ReadingThroughput() {}

  public static void main(String[] arguments) {
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Transcript talk = talk(turns);
    for (int round = 1; round <= rounds; round++) {
      long begun = System.nanoTime();
      Extraction found =
          new ModelExtractor(new QuickModel(), ZoneOffset.UTC)
              .extract(talk, new RememberingRun(), () -> false)
              .orElseThrow();
      double seconds = (System.nanoTime() - begun) / 1e9;
      System.out.printf(
          "round %d: %d turns in %.2f s, %.0f turns/s, %d items kept%n",
          round, turns, seconds, turns / seconds, found.size());
    }
  }

  /** A conversation of so many turns of some forty words each. */
  public static Transcript talk(int size) {
    Random random = new Random(1);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      StringBuilder said = new StringBuilder("In house %d we keep".formatted(i));
      for (int word = 0; word < 20; word++) {
        said.append(" the ").append(WORDS[random.nextInt(WORDS.length)]);
      }
      Instant when = Instant.EPOCH.plusSeconds(60L * i);
      turns.add(new Turn(i, Role.USER, i % 2 == 0 ? "Mara" : "Jonas", said + ".", when, false));
    }
    return new Transcript("a", "c", "local", "bench", "bench", Instant.EPOCH, Instant.EPOCH, turns);
  }

  /** Quotes every eighth turn it is shown, at once. */
  public static final class QuickModel implements LanguageModel {
    @Override
    public ModelState state() {
      return new ModelState(
          ModelState.Condition.READY, "quick", OptionalInt.of(4096), "It is quick.");
    }

    @Override
    public Completion generate(
        ChatRequest request, GenerationListener listener, Cancellation cancellation) {
      String[] lines = request.messages().get(1).content().split("\n");
      StringBuilder answer = new StringBuilder("{\"items\": [");
      for (int i = 1; i < lines.length && lines[i].startsWith("["); i += 8) {
        String turn = lines[i].substring(1, lines[i].indexOf(']'));
        String quote = lines[i].substring(lines[i].indexOf("): ") + 3);
        answer.append(answer.charAt(answer.length() - 1) == '[' ? "" : ", ");
        answer.append(
            "{\"quote\": \"%s\", \"turn\": %s, \"statement\": \"%s\", \"modality\": \"stated\"}"
                .formatted(quote, turn, quote));
      }
      String text = answer.append("]}").toString();
      return new Completion(
          text, Completion.FinishReason.STOP, new TokenUsage(0, 0, false), "quick");
    }

    @Override
    public OptionalInt countTokens(String text) {
      return OptionalInt.empty();
    }
  }
}
