package gaia.tensor;

import gaia.tensor.Bf16Carriers.Carrier;
import gaia.tensor.Bf16Carriers.Numbers;
import java.nio.IntBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A projection in bf16. A number and the one half a row later make a pair in one int: so both come
 * out of a vector of ints and go into one without changing places between lanes. The product does
 * not mind in which order the inputs come, as long as rows and weights have the same.
 */
final class VectorBf16Projection implements Projection {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();

  private final int inputs;
  private final int outputs;
  private final Numbers weights;
  private final Bf16Carriers carriers;
  private final Queue<int[]> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param panel (outputs, inputs), both even
   */
  VectorBf16Projection(Panel panel, Bf16Carriers carriers) {
    inputs = panel.columns();
    outputs = panel.rows();
    this.carriers = carriers;
    weights = Numbers.allocate(inputs, outputs);
    float[] column = new float[outputs];
    int[] pairs = new int[outputs / 2];
    for (int i = 0; i < inputs; i++) {
      for (int o = 0; o < outputs; o++) {
        column[o] = panel.at(o, i);
      }
      pack(column, 0, outputs, pairs);
      weights.pairs().put(place(i) * outputs / 2, pairs);
    }
  }

  /** Where a column of a row lies in its pairs. */
  private int place(int column) {
    int half = inputs / 2;
    return column < half ? 2 * column : 2 * (column - half) + 1;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void apply(float[] from, float[] to, int first, int rows) {
    if (rows <= 0) {
      return;
    }
    Carrier carrier = carriers.take(inputs, outputs);
    int[] known = idle.poll();
    int[] pairs = known == null ? new int[Math.max(inputs, outputs) / 2] : known;
    for (int start = first; start < first + rows; start += Bf16Carriers.MOST_ROWS) {
      int count = Math.min(Bf16Carriers.MOST_ROWS, first + rows - start);
      IntBuffer before = carrier.before(count);
      for (int r = 0; r < count; r++) {
        pack(from, (start + r) * inputs, inputs, pairs);
        before.put(r * inputs / 2, pairs, 0, inputs / 2);
      }
      carrier.multiply(count, weights);
      IntBuffer after = carrier.after(count);
      for (int r = 0; r < count; r++) {
        after.get(r * outputs / 2, pairs, 0, outputs / 2);
        unpack(pairs, to, (start + r) * outputs, outputs);
      }
    }
    idle.add(pairs);
    carriers.giveBack(carrier);
  }

  /** Rounded to the nearest; halves away from zero. */
  private static void pack(float[] from, int at, int length, int[] to) {
    int half = length / 2;
    int i = 0;
    for (; i + LANES <= half; i += LANES) {
      IntVector low = FloatVector.fromArray(FLOATS, from, at + i).reinterpretAsInts();
      IntVector high = FloatVector.fromArray(FLOATS, from, at + half + i).reinterpretAsInts();
      low.add(0x8000)
          .lanewise(VectorOperators.LSHR, 16)
          .or(high.add(0x8000).and(0xFFFF0000))
          .intoArray(to, i);
    }
    for (; i < half; i++) {
      int low = Float.floatToRawIntBits(from[at + i]) + 0x8000 >>> 16;
      int high = Float.floatToRawIntBits(from[at + half + i]) + 0x8000 & 0xFFFF0000;
      to[i] = low | high;
    }
  }

  private static void unpack(int[] from, float[] to, int at, int length) {
    int half = length / 2;
    int i = 0;
    for (; i + LANES <= half; i += LANES) {
      IntVector pairs = IntVector.fromArray(INTS, from, i);
      pairs.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats().intoArray(to, at + i);
      pairs.and(0xFFFF0000).reinterpretAsFloats().intoArray(to, at + half + i);
    }
    for (; i < half; i++) {
      to[at + i] = Float.intBitsToFloat(from[i] << 16);
      to[at + half + i] = Float.intBitsToFloat(from[i] & 0xFFFF0000);
    }
  }
}
