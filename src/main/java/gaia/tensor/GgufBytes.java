package gaia.tensor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The header of a GGUF file, as bytes. */
final class GgufBytes {

  static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private GgufBytes() {}

  static ByteBuffer header(List<Tensor> tensors, Map<String, Object> metadata) {
    GgufBytes bytes = new GgufBytes();
    bytes.out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    bytes.whole(3, Integer.BYTES);
    bytes.whole(tensors.size(), Long.BYTES);
    bytes.whole(metadata.size(), Long.BYTES);
    metadata.forEach(
        (key, value) -> {
          bytes.text(key);
          bytes.value(value);
        });
    bytes.tensors(tensors);
    while (bytes.out.size() % ALIGNMENT != 0) {
      bytes.out.write(0);
    }
    return ByteBuffer.wrap(bytes.out.toByteArray());
  }

  private void tensors(List<Tensor> tensors) {
    long offset = 0;
    for (Tensor tensor : tensors) {
      text(tensor.name());
      whole(tensor.shape().size(), Integer.BYTES);
      for (int side = tensor.shape().size() - 1; side >= 0; side--) {
        whole(tensor.shape().get(side), Long.BYTES);
      }
      whole(tensor.type().code(), Integer.BYTES);
      whole(offset, Long.BYTES);
      offset += (tensor.bytes() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  private void value(Object value) {
    if (value instanceof Integer number) {
      typed(4, number, Integer.BYTES);
    } else if (value instanceof Long number) {
      typed(10, number, Long.BYTES);
    } else if (value instanceof Float number) {
      typed(6, Float.floatToIntBits(number), Integer.BYTES);
    } else if (value instanceof Boolean truth) {
      typed(7, truth ? 1 : 0, 1);
    } else if (value instanceof String string) {
      whole(8, Integer.BYTES);
      text(string);
    } else if (value instanceof List<?> list) {
      whole(9, Integer.BYTES);
      list(list);
    } else {
      throw new IllegalArgumentException("no value for a GGUF file: " + value);
    }
  }

  /** All elements are of the first one's kind; an empty list counts as one of texts. */
  private void list(List<?> list) {
    Object first = list.isEmpty() ? "" : list.get(0);
    int type = first instanceof Integer ? 5 : first instanceof Float ? 6 : 8;
    whole(type, Integer.BYTES);
    whole(list.size(), Long.BYTES);
    for (Object element : list) {
      switch (type) {
        case 5 -> whole((Integer) element, Integer.BYTES);
        case 6 -> whole(Float.floatToIntBits((Float) element), Integer.BYTES);
        default -> text((String) element);
      }
    }
  }

  private void typed(int type, long value, int bytes) {
    whole(type, Integer.BYTES);
    whole(value, bytes);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    whole(bytes.length, Long.BYTES);
    out.writeBytes(bytes);
  }

  private void whole(long value, int bytes) {
    byte[] all = TensorWriter.little(Long.BYTES).putLong(value).array();
    out.write(all, 0, bytes);
  }
}
