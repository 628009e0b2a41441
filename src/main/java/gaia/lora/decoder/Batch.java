package gaia.lora.decoder;

import java.util.List;

/**
 * Sequences of tokens under each other.
 *
 * @param tokens (N)
 * @param labels (N): the token that should come next, where that is asked for; otherwise {@link
 *     #NONE}
 * @param starts where each sequence begins, and N at the end
 */
@SuppressWarnings("ArrayRecordComponent") // Batches are used, never compared.
public record Batch(int[] tokens, int[] labels, int[] starts) {

  public static final int NONE = -1;

  /**
   * @param tokens of one sequence
   * @param learned how many tokens at the end are asked for
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Sequence(int[] tokens, int learned) {}

  public static Batch of(List<Sequence> sequences) {
    int rows = sequences.stream().mapToInt(sequence -> sequence.tokens().length).sum();
    int[] tokens = new int[rows];
    int[] labels = new int[rows];
    int[] starts = new int[sequences.size() + 1];
    for (int s = 0; s < sequences.size(); s++) {
      int[] own = sequences.get(s).tokens();
      int first = own.length - sequences.get(s).learned();
      System.arraycopy(own, 0, tokens, starts[s], own.length);
      for (int i = 0; i < own.length; i++) {
        labels[starts[s] + i] = i + 1 < own.length && i + 1 >= first ? own[i + 1] : NONE;
      }
      starts[s + 1] = starts[s] + own.length;
    }
    return new Batch(tokens, labels, starts);
  }

  int rows() {
    return tokens.length;
  }

  int sequences() {
    return starts.length - 1;
  }

  int labelled() {
    int count = 0;
    for (int label : labels) {
      count += label == NONE ? 0 : 1;
    }
    return count;
  }

  /** Some of the sequences. */
  Batch slice(int from, int to) {
    int begin = starts[from];
    int[] own = new int[to - from + 1];
    for (int i = 0; i < own.length; i++) {
      own[i] = starts[from + i] - begin;
    }
    return new Batch(
        java.util.Arrays.copyOfRange(tokens, begin, starts[to]),
        java.util.Arrays.copyOfRange(labels, begin, starts[to]),
        own);
  }
}
