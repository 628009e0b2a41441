package gaia.lora.decoder;

/** Turns queries and keys by their position, and their gradients back. */
final class Rotation {

  private final int pairs;
  private final int step;
  private final int apart;
  private final int headSize;
  private final float[] cosines;
  private final float[] sines;

  /**
   * @param positions how many positions a sequence has at most
   */
  Rotation(RotaryConfig config, int headSize, int positions) {
    this.headSize = headSize;
    pairs = config.dimensions() / 2;
    step = config.paired() ? 2 : 1;
    apart = config.paired() ? 1 : pairs;
    cosines = new float[positions * pairs];
    sines = new float[positions * pairs];
    for (int position = 0; position < positions; position++) {
      for (int i = 0; i < pairs; i++) {
        double angle = position * config.frequencies()[i];
        cosines[position * pairs + i] = (float) (Math.cos(angle) * config.magnitude());
        sines[position * pairs + i] = (float) (Math.sin(angle) * config.magnitude());
      }
    }
  }

  /** Turns all heads of a row. */
  void turn(float[] row, int length, int position) {
    turn(row, length, position, 1);
  }

  /** The transpose of {@link #turn}. */
  void turnBack(float[] row, int length, int position) {
    turn(row, length, position, -1);
  }

  private void turn(float[] row, int length, int position, int direction) {
    int table = position * pairs;
    for (int head = 0; head < length; head += headSize) {
      for (int i = 0; i < pairs; i++) {
        int one = head + i * step;
        float cosine = cosines[table + i];
        float sine = direction * sines[table + i];
        float x = row[one];
        float y = row[one + apart];
        row[one] = x * cosine - y * sine;
        row[one + apart] = x * sine + y * cosine;
      }
    }
  }
}
