package gaia.lora;

import gaia.lora.dataset.Example;
import gaia.lora.dataset.Purpose;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.decoder.Room;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A training set in the token numbers of a base.
 *
 * @param taught what is trained on
 * @param examination what is asked before and after
 * @param tooLong examples that were left out because they have more tokens than fit
 */
record Lessons(List<Sequence> taught, Examination examination, int tooLong) {

  /** Tokens of the longest question with its answer. */
  static final int LONGEST = 256;

  Lessons {
    taught = List.copyOf(taught);
  }

  /**
   * @param old what an earlier adapter was taught; asked for as what has to be kept
   */
  static Lessons of(LearningBase base, TrainingSet set, Set<String> old) {
    return of(base, set, old, () -> {});
  }

  /**
   * @param breath is drawn between examples; what it throws ends the work
   */
  static Lessons of(LearningBase base, TrainingSet set, Set<String> old, Runnable breath) {
    int longest = Math.min(LONGEST, base.model().config().contextLength());
    List<Example> facts = set.heldOut(Purpose.FACT);
    List<Sequence> taught = sequences(base, set.taught(), breath);
    int all = taught.size();
    taught.removeIf(sequence -> sequence.tokens().length > longest);
    List<Sequence> unrelated =
        TrainingSet.unrelatedText().stream().map(text -> plain(base, text, longest)).toList();
    Examination examination =
        new Examination(
            fitting(
                base, facts.stream().filter(fact -> !isOld(fact, old)).toList(), longest, breath),
            fitting(base, set.heldOut(Purpose.NEGATIVE), longest, breath),
            fitting(
                base, facts.stream().filter(fact -> isOld(fact, old)).toList(), longest, breath),
            unrelated.stream().filter(sequence -> sequence.learned() > 0).toList());
    return new Lessons(taught, examination, all - taught.size());
  }

  private static boolean isOld(Example fact, Set<String> old) {
    return old.contains(fact.about() + " " + fact.answer());
  }

  private static List<Sequence> fitting(
      LearningBase base, List<Example> examples, int longest, Runnable breath) {
    List<Sequence> fitting = sequences(base, examples, breath);
    fitting.removeIf(sequence -> sequence.tokens().length > longest);
    return fitting;
  }

  private static List<Sequence> sequences(
      LearningBase base, List<Example> examples, Runnable breath) {
    List<Sequence> sequences = new ArrayList<>();
    for (Example example : examples) {
      breath.run();
      int[] question = base.template().question(base.tokenizer(), example.question());
      int[] answer = base.template().answer(base.tokenizer(), example.answer());
      int[] tokens = Arrays.copyOf(question, question.length + answer.length);
      System.arraycopy(answer, 0, tokens, question.length, answer.length);
      sequences.add(new Sequence(tokens, answer.length));
    }
    return sequences;
  }

  /** All but the first token of a text are asked for. */
  private static Sequence plain(LearningBase base, String text, int longest) {
    int[] tokens = base.tokenizer().encode(text);
    int length = Math.min(tokens.length, longest);
    return new Sequence(Arrays.copyOf(tokens, length), Math.max(0, length - 1));
  }

  /** The room that a decoder needs for these. */
  Room room(TrainingPlan plan) {
    List<Sequence> all = new ArrayList<>(taught);
    all.addAll(examination.learned());
    all.addAll(examination.negatives());
    all.addAll(examination.kept());
    all.addAll(examination.unrelated());
    int longest = all.stream().mapToInt(sequence -> sequence.tokens().length).max().orElse(1);
    int asked = all.stream().mapToInt(Sequence::learned).max().orElse(1);
    int rows = Math.max(longest, Math.min(plan.rows(), plan.batch() * longest));
    return new Room(rows, longest, Math.max(asked, rows / 2), true);
  }
}
