package gaia.lora.decoder;

/** How well the labels of a batch were foretold, sequence by sequence. */
public final class Tally {

  private final double[] losses;
  private final int[] asked;
  private final int[] right;

  Tally(int sequences) {
    losses = new double[sequences];
    asked = new int[sequences];
    right = new int[sequences];
  }

  void add(int sequence, double loss, boolean isRight) {
    losses[sequence] += loss;
    asked[sequence]++;
    right[sequence] += isRight ? 1 : 0;
  }

  static Tally joined(Tally... parts) {
    int count = 0;
    for (Tally part : parts) {
      count += part.losses.length;
    }
    Tally all = new Tally(count);
    int at = 0;
    for (Tally part : parts) {
      System.arraycopy(part.losses, 0, all.losses, at, part.losses.length);
      System.arraycopy(part.asked, 0, all.asked, at, part.asked.length);
      System.arraycopy(part.right, 0, all.right, at, part.right.length);
      at += part.losses.length;
    }
    return all;
  }

  public int sequences() {
    return losses.length;
  }

  /** Sum of the natural logarithms of what the labels were given, negative. */
  public double loss() {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /** How many tokens were asked for. */
  public int asked() {
    int sum = 0;
    for (int count : asked) {
      sum += count;
    }
    return sum;
  }

  /** Whether generating without chance would have given exactly the labels of a sequence. */
  public boolean isExact(int sequence) {
    return right[sequence] == asked[sequence];
  }
}
