package gaia.tensor;

import java.nio.IntBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Carries rows of bf16 numbers through ND4J's {@code matmul}, the one operation of it that has them
 * fast. Everything native is allocated once and used again: ND4J does not give memory back.
 */
final class Bf16Carriers {

  /** Rows that one product has at most; fewer are rounded up to whole steps. */
  static final int MOST_ROWS = 256;

  private static final int STEP = 16;

  private final Map<Shape, Queue<Carrier>> idle = new ConcurrentHashMap<>();

  private record Shape(int inputs, int outputs) {}

  /** A matrix of bf16 numbers, seen as pairs: two numbers to an int. */
  record Numbers(INDArray array, IntBuffer pairs) {

    static Numbers allocate(int rows, int columns) {
      INDArray array = Nd4j.createUninitializedDetached(DataType.BFLOAT16, 'c', rows, columns);
      IntPointer pointer = new IntPointer(array.data().addressPointer());
      pointer.capacity((long) rows * columns / 2);
      IntBuffer pairs = pointer.asBuffer();
      pairs.put(new int[pairs.capacity()]).clear();
      return new Numbers(array, pairs);
    }
  }

  /** Rows before and after, for every number of steps. */
  static final class Carrier {

    private final Numbers[] before = new Numbers[MOST_ROWS / STEP];
    private final Numbers[] after = new Numbers[MOST_ROWS / STEP];
    private final Shape shape;

    private Carrier(Shape shape) {
      this.shape = shape;
    }

    IntBuffer before(int rows) {
      return numbers(before, rows, shape.inputs()).pairs();
    }

    IntBuffer after(int rows) {
      return numbers(after, rows, shape.outputs()).pairs();
    }

    private static Numbers numbers(Numbers[] all, int rows, int columns) {
      int steps = (rows + STEP - 1) / STEP;
      if (all[steps - 1] == null) {
        all[steps - 1] = Numbers.allocate(steps * STEP, columns);
      }
      return all[steps - 1];
    }

    /** Fills {@link #after} by {@link #before} × weights. */
    void multiply(int rows, Numbers weights) {
      // On the threads of the caller: what it is set to holds for the calling thread alone.
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
      Nd4j.exec(
          DynamicCustomOp.builder("matmul")
              .addInputs(numbers(before, rows, shape.inputs()).array(), weights.array())
              .addOutputs(numbers(after, rows, shape.outputs()).array())
              .build());
    }
  }

  Carrier take(int inputs, int outputs) {
    Shape shape = new Shape(inputs, outputs);
    Carrier known = of(shape).poll();
    return known == null ? new Carrier(shape) : known;
  }

  void giveBack(Carrier carrier) {
    of(carrier.shape).add(carrier);
  }

  private Queue<Carrier> of(Shape shape) {
    return idle.computeIfAbsent(shape, any -> new ConcurrentLinkedQueue<>());
  }
}
