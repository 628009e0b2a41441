package gaia.lora.decoder;

import gaia.tensor.Panel;
import gaia.tensor.PanelProduct;

/**
 * Multiplies as llama.cpp does with quantised weights: the tokens' vectors are rounded to whole
 * numbers of 8 bits first, in blocks with a scale each (ggml's types q8_0 and q8_K). Attention
 * multiplies floats there, too; its rows are shorter than those of weights.
 */
final class RoundedInputs implements PanelProduct {

  private static final int LARGEST = 127;

  private final PanelProduct product = PanelProduct.fastest();
  private final int block;
  private final int shortest;

  /**
   * @param block numbers that share a scale: 32, whose scale has 16 bits, or 256
   * @param shortest row of a matrix of weights
   */
  RoundedInputs(int block, int shortest) {
    this.block = block;
    this.shortest = shortest;
  }

  @Override
  public void multiply(Panel left, Panel right, Panel result) {
    product.multiply(rounded(left), right, result);
  }

  @Override
  public void multiplyAndAdd(Panel left, Panel right, Panel result) {
    product.multiplyAndAdd(rounded(left), right, result);
  }

  private Panel rounded(Panel left) {
    if (left.columns() < shortest) {
      return left;
    }
    Panel copy = Panel.allocate(left.rows(), left.columns());
    float[] row = new float[left.columns()];
    for (int r = 0; r < left.rows(); r++) {
      left.get(r, row, 0);
      for (int at = 0; at < row.length; at += block) {
        round(row, at);
      }
      copy.put(r, row, 0);
    }
    return copy;
  }

  private void round(float[] row, int at) {
    float most = 0;
    for (int i = at; i < at + block; i++) {
      most = Math.max(most, Math.abs(row[i]));
    }
    if (most == 0) {
      return;
    }
    float scale = most / LARGEST;
    float kept = block == 32 ? half(scale) : scale;
    for (int i = at; i < at + block; i++) {
      row[i] = (float) Math.rint(row[i] * (LARGEST / most)) * kept;
    }
  }

  /** To 11 bits, as a float of 16 bits that is not tiny has. */
  private static float half(float value) {
    int bits = Float.floatToIntBits(value);
    int tail = bits & 0x1FFF;
    boolean up = tail > 0x1000 || tail == 0x1000 && (bits & 0x2000) != 0;
    return Float.intBitsToFloat((bits & ~0x1FFF) + (up ? 0x2000 : 0));
  }

  @Override
  public String name() {
    return "rounded " + product.name();
  }

  @Override
  public void useThreads(int threads) {
    product.useThreads(threads);
  }
}
