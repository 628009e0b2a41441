package gaia.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes GGUF files with k-quants, which we only read. Their blocks are drawn at random, with the
 * spread of the numbers that the tensor was given; every pattern of bits is a valid block.
 */
public final class QuantisedFile {

  private QuantisedFile() {}

  public static void write(Path target, List<Tensor> tensors, Map<String, Object> keys, long seed)
      throws IOException {
    Random random = new Random(seed);
    try (OutputStream out = Files.newOutputStream(target)) {
      out.write(bytes(GgufBytes.header(tensors, keys)));
      for (Tensor tensor : tensors) {
        ByteBuffer data = TensorWriter.little((int) tensor.bytes());
        switch (tensor.type()) {
          case Q4_K, Q6_K -> blocks(tensor, random, data);
          default -> tensor.type().write(tensor.values(), 0, tensor.values().length, data);
        }
        out.write(bytes(data.flip()));
        out.write(new byte[(int) (-tensor.bytes() & GgufBytes.ALIGNMENT - 1)]);
      }
    }
  }

  private static byte[] bytes(ByteBuffer from) {
    byte[] bytes = new byte[from.remaining()];
    from.get(bytes);
    return bytes;
  }

  private static void blocks(Tensor tensor, Random random, ByteBuffer out) {
    double squares = 0;
    for (float value : tensor.values()) {
      squares += value * value;
    }
    double spread = Math.sqrt(squares / tensor.values().length);
    for (int i = 0; i < tensor.values().length; i += tensor.type().blockValues()) {
      byte[] numbers = new byte[tensor.type().blockBytes() - (four(tensor) ? 4 : 2)];
      random.nextBytes(numbers);
      if (four(tensor)) {
        // A scale and a number of 4 bits, minus a least value that makes the mean about 0.
        out.putShort(FloatBlocks.half((float) (spread / 240)));
        out.putShort(FloatBlocks.half((float) (7.5 * spread / 240)));
        out.put(numbers);
      } else {
        out.put(numbers);
        out.putShort(FloatBlocks.half((float) (spread / 1370)));
      }
    }
  }

  private static boolean four(Tensor tensor) {
    return tensor.type() == TensorType.Q4_K;
  }
}
