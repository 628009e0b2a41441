package gaia.bench;

import gaia.embedding.RandomModel;
import gaia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The graph of a BERT encoder with mean pooling, for ONNX Runtime. Inputs: {@code ids} and {@code
 * places} (batch, tokens) as int64, {@code mask} (batch, tokens) as float and {@code mask32} as
 * int32, 1 for what counts. Output: {@code vector} (batch, hidden), not of length 1.
 */
final class OnnxModel {

  private static final long OPSET = 17;

  private final RandomModel model;
  private final Map<String, Tensor> tensors;
  private final boolean fusedAttention;
  private final Protobuf graph = new Protobuf();
  private int names;

  private OnnxModel(RandomModel model, boolean fusedAttention) {
    this.model = model;
    this.tensors = model.tensors();
    this.fusedAttention = fusedAttention;
  }

  /**
   * @param fusedAttention with ONNX Runtime's own operator for attention, as its tool for
   *     transformers makes it; else as models are exported, and fused when it is loaded
   */
  static byte[] of(RandomModel model, boolean fusedAttention) {
    return new OnnxModel(model, fusedAttention).bytes();
  }

  private byte[] bytes() {
    String x = embeddings();
    for (int layer = 0; layer < model.layers(); layer++) {
      x = layer(x, "encoder.layer." + layer + ".");
    }
    pool(x);
    graph.text(2, "encoder");
    graph.message(11, input("ids", 7));
    graph.message(11, input("places", 7));
    graph.message(11, input("mask", 1));
    if (fusedAttention) {
      graph.message(11, input("mask32", 6));
    }
    graph.message(12, value("vector", 1, "batch", null));
    Protobuf file = new Protobuf().number(1, 8);
    file.message(7, graph);
    file.message(8, new Protobuf().text(1, "").number(2, OPSET));
    file.message(8, new Protobuf().text(1, "com.microsoft").number(2, 1));
    return file.bytes();
  }

  private String embeddings() {
    String words = node("Gather", weight("embeddings.word_embeddings.weight"), "ids");
    String places = node("Gather", weight("embeddings.position_embeddings.weight"), "places");
    float[] kinds = tensor("embeddings.token_type_embeddings.weight").values();
    String kind = constant(java.util.Arrays.copyOf(kinds, model.hidden()), model.hidden());
    String sum = node("Add", node("Add", words, places), kind);
    return norm(sum, "embeddings.LayerNorm");
  }

  private String layer(String x, String at) {
    String context = fusedAttention ? fusedAttention(x, at) : attention(x, at);
    String out = dense(context, at + "attention.output.dense");
    String y = norm(node("Add", out, x), at + "attention.output.LayerNorm");
    String wide = dense(y, at + "intermediate.dense");
    String erf = node("Erf", node("Div", wide, scalar((float) Math.sqrt(2))));
    String gelu = node("Mul", node("Mul", wide, node("Add", erf, scalar(1f))), scalar(0.5f));
    return norm(node("Add", dense(gelu, at + "output.dense"), y), at + "output.LayerNorm");
  }

  private String attention(String x, String at) {
    String q = heads(dense(x, at + "attention.self.query"), 0, 2, 1, 3);
    String k = heads(dense(x, at + "attention.self.key"), 0, 2, 3, 1);
    String v = heads(dense(x, at + "attention.self.value"), 0, 2, 1, 3);
    float root = (float) Math.sqrt(model.hidden() / (double) model.heads());
    String scores = node("Div", node("MatMul", q, k), scalar(root));
    String hidden = node("Mul", node("Sub", "mask", scalar(1f)), scalar(10_000f));
    String bias = node("Unsqueeze", hidden, longs(1, 2));
    String shares = attributed("Softmax", "", List.of(node("Add", scores, bias)), axis(-1));
    String context = transposed(node("MatMul", shares, v), 0, 2, 1, 3);
    return node("Reshape", context, longs(0, 0, model.hidden()));
  }

  private String fusedAttention(String x, String at) {
    int hidden = model.hidden();
    float[] weights = new float[3 * hidden * hidden];
    float[] biases = new float[3 * hidden];
    String[] parts = {"query", "key", "value"};
    for (int p = 0; p < 3; p++) {
      float[] part = tensor(at + "attention.self." + parts[p] + ".weight").values();
      for (int o = 0; o < hidden; o++) {
        for (int i = 0; i < hidden; i++) {
          weights[i * 3 * hidden + p * hidden + o] = part[o * hidden + i];
        }
      }
      float[] bias = tensor(at + "attention.self." + parts[p] + ".bias").values();
      System.arraycopy(bias, 0, biases, p * hidden, hidden);
    }
    return attributed(
        "Attention",
        "com.microsoft",
        List.of(x, constant(weights, hidden, 3 * hidden), constant(biases, 3 * hidden), "mask32"),
        new Protobuf().text(1, "num_heads").number(3, model.heads()).number(20, 2));
  }

  private String heads(String x, int... order) {
    long size = model.hidden() / model.heads();
    return transposed(node("Reshape", x, longs(0, 0, model.heads(), size)), order);
  }

  private String transposed(String x, int... order) {
    Protobuf perm = new Protobuf().text(1, "perm");
    for (int side : order) {
      perm.number(8, side);
    }
    return attributed("Transpose", "", List.of(x), perm.number(20, 7));
  }

  private void pool(String x) {
    String weights = node("Unsqueeze", "mask", longs(2));
    String sum = node("ReduceSum", node("Mul", x, weights), longs(1));
    String mean = node("Div", sum, node("ReduceSum", weights, longs(1)));
    Protobuf squeeze = new Protobuf();
    squeeze.text(1, mean).text(1, longs(1)).text(2, "vector").text(4, "Squeeze");
    graph.message(1, squeeze);
  }

  private String dense(String x, String name) {
    Tensor weight = tensor(name + ".weight");
    int out = weight.shape().get(0);
    int in = weight.shape().get(1);
    float[] turned = new float[out * in];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        turned[i * out + o] = weight.values()[o * in + i];
      }
    }
    return node("Add", node("MatMul", x, constant(turned, in, out)), weight(name + ".bias"));
  }

  private String norm(String x, String name) {
    return attributed(
        "LayerNormalization",
        "",
        List.of(x, weight(name + ".weight"), weight(name + ".bias")),
        new Protobuf().text(1, "epsilon").real(2, 1e-12f).number(20, 1));
  }

  private static Protobuf axis(long axis) {
    return new Protobuf().text(1, "axis").number(3, axis).number(20, 2);
  }

  private String node(String type, String... inputs) {
    return attributed(type, "", List.of(inputs));
  }

  private String attributed(String type, String domain, List<String> inputs, Protobuf... with) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    String output = "n" + names++;
    node.text(2, output).text(4, type);
    for (Protobuf attribute : with) {
      node.message(5, attribute);
    }
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
    return output;
  }

  private Tensor tensor(String name) {
    return java.util.Objects.requireNonNull(tensors.get(name), name);
  }

  private String weight(String name) {
    Tensor tensor = tensor(name);
    int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    return constant(tensor.values(), shape);
  }

  private String scalar(float value) {
    return constant(new float[] {value});
  }

  private String constant(float[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return initializer(1, bytes.array(), shape);
  }

  private String longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return initializer(7, bytes.array(), values.length);
  }

  private String initializer(int type, byte[] bytes, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int side : shape) {
      tensor.number(1, side);
    }
    String name = "c" + names++;
    tensor.number(2, type).text(8, name).raw(9, bytes);
    graph.message(5, tensor);
    return name;
  }

  private static Protobuf input(String name, int type) {
    return value(name, type, "batch", "tokens");
  }

  private static Protobuf value(
      String name, int type, String first, @org.jspecify.annotations.Nullable String second) {
    Protobuf shape = new Protobuf();
    shape.message(1, new Protobuf().text(2, first));
    shape.message(1, second == null ? new Protobuf() : new Protobuf().text(2, second));
    Protobuf tensor = new Protobuf().number(1, type).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  /** The wire format of protocol buffers, as far as it is needed here. */
  private static final class Protobuf {

    private final List<byte[]> parts = new ArrayList<>();

    Protobuf number(int field, long value) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      varint(out, field << 3);
      varint(out, value);
      parts.add(out.toByteArray());
      return this;
    }

    Protobuf real(int field, float value) {
      ByteBuffer bytes = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
      parts.add(bytes.put((byte) (field << 3 | 5)).putFloat(value).array());
      return this;
    }

    Protobuf text(int field, String text) {
      return raw(field, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf message) {
      return raw(field, message.bytes());
    }

    Protobuf raw(int field, byte[] bytes) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      varint(out, field << 3 | 2);
      varint(out, bytes.length);
      parts.add(out.toByteArray());
      parts.add(bytes);
      return this;
    }

    private static void varint(ByteArrayOutputStream out, long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) (rest & 0x7f | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      parts.forEach(out::writeBytes);
      return out.toByteArray();
    }
  }
}
