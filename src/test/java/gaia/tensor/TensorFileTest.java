package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {

  @TempDir Path folder;

  @Test
  void safetensors_come_back_as_they_were_written() throws IOException {
    Path file = folder.resolve("model.safetensors");
    TensorWriter.safetensors(file, tensors(), Map.of("format", "pt"));

    TensorFile read = TensorFile.open(file);

    assertThat(read.metadata()).containsEntry("format", "pt");
    comeBack(read, List.of("f32", "f16", "bf16"));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void gguf_comes_back_as_it_was_written() throws IOException {
    Path file = folder.resolve("model.gguf");
    Map<String, Object> metadata =
        Map.of(
            "general.type",
            "adapter",
            "adapter.lora.alpha",
            16f,
            "a.count",
            7,
            "a.long",
            1L << 40,
            "a.truth",
            true,
            "tokenizer.ggml.tokens",
            List.of("a", "ü"));
    List<Tensor> all = new java.util.ArrayList<>(tensors());
    all.add(new Tensor("q8", TensorType.Q8_0, List.of(3, 32), numbers(96)));
    TensorWriter.gguf(file, all, metadata);

    TensorFile read = TensorFile.open(file);

    assertThat(read.metadata())
        .containsEntry("general.type", "adapter")
        .containsEntry("adapter.lora.alpha", 16.0)
        .containsEntry("a.count", 7L)
        .containsEntry("a.long", 1L << 40)
        .containsEntry("a.truth", true)
        .containsEntry("tokenizer.ggml.tokens", List.of("a", "ü"));
    comeBack(read, List.of("f32", "f16", "bf16", "q8"));
    assertThat(read.has("q8")).isTrue();
  }

  private static void comeBack(TensorFile read, List<String> names) throws IOException {
    assertThat(read.tensors().keySet()).containsExactlyElementsOf(names);
    for (String name : names) {
      Panel panel = read.matrix(name, 3, 32);
      float[] row = new float[32];
      for (int r = 0; r < 3; r++) {
        panel.get(r, row, 0);
        for (int c = 0; c < 32; c++) {
          assertThat(row[c]).as(name).isCloseTo(numbers(96)[r * 32 + c], Offset.offset(0.02f));
        }
      }
    }
  }

  @Test
  void a_file_of_more_than_two_gigabytes_is_read_at_its_end() throws IOException {
    Path file = folder.resolve("large.safetensors");
    long rows = 700_000;
    String header =
        "{\"big\":{\"dtype\":\"F32\",\"shape\":[%d,1024],\"data_offsets\":[0,%d]},"
                .formatted(rows, rows * 4096)
            + "\"last\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}"
                .formatted(rows * 4096, rows * 4096 + 4);
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(TensorWriter.little(8).putLong(json.length).array());
      out.write(json);
      out.seek(8 + json.length + rows * 4096);
      out.write(TensorWriter.little(4).putFloat(42f).array());
    }

    assertThat(TensorFile.open(file).vector("last", 1)).containsExactly(42f);
  }

  @Test
  void what_lies_across_two_mappings_is_read_whole() throws IOException {
    Path file = folder.resolve("bytes");
    byte[] bytes = new byte[1000];
    new Random(1).nextBytes(bytes);
    Files.write(file, bytes);
    byte[] read = new byte[900];

    new MappedFile(file, 64).read(50, read, 900);

    assertThat(read).isEqualTo(java.util.Arrays.copyOfRange(bytes, 50, 950));
  }

  @Test
  void faults_are_named_with_their_file() throws IOException {
    refused("nothing", new byte[0], "it has only 0 bytes");
    refused("text", "hello, this is text".getBytes(StandardCharsets.UTF_8), "no safetensors file");
    refused("huge", safetensors("{}", 1L << 40), "no safetensors file");
    refused("json", safetensors("{\"a\":", 5), "no valid JSON");
    refused("list", safetensors("[]", 2), "no JSON object");
    refused("far", tensor("[4]", "[0,16]"), "lies at [0, 16], and there are 8 bytes");
    refused("size", tensor("[1]", "[0,8]"), "of shape [1] has 8 bytes");
    refused("negative", tensor("[-2]", "[0,8]"), "impossible shape");
    refused("overflow", tensor("[2147483647,2147483647,9]", "[0,8]"), "impossible shape");
    refused("v9", "GGUF\t\0\0\0".getBytes(StandardCharsets.UTF_8), "version 9");
    assertThatThrownBy(() -> TensorFile.open(folder.resolve("missing")))
        .isInstanceOf(CorruptTensorFile.class)
        .hasMessageContaining("missing");
  }

  @Test
  void overlapping_and_repeated_tensors_are_refused() throws IOException {
    String a = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    String b = "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}";
    refused("overlap", withData("{" + a + "," + b + "}"), "overlaps");
    refused("twice", withData("{" + a + "," + a + "}"), "twice");
  }

  @Test
  void numbers_that_are_not_finite_missing_tensors_and_other_shapes_are_refused()
      throws IOException {
    Path file = folder.resolve("nan.safetensors");
    Tensor tensor = new Tensor("w", TensorType.F32, List.of(2), new float[] {1, Float.NaN});
    TensorWriter.safetensors(file, List.of(tensor), Map.of());
    TensorFile open = TensorFile.open(file);

    assertThatThrownBy(() -> open.vector("w", 2))
        .isInstanceOf(CorruptTensorFile.class)
        .hasMessageContaining("w holds NaN at 1");
    assertThatThrownBy(() -> open.vector("w", 3))
        .isInstanceOf(CorruptTensorFile.class)
        .hasMessageContaining("[2] instead of [3]");
    assertThatThrownBy(() -> open.vector("v", 2))
        .isInstanceOf(CorruptTensorFile.class)
        .hasMessageContaining("v is missing");
  }

  @Test
  void tensors_of_other_types_are_left_out() throws IOException {
    Path file = folder.resolve("ids.safetensors");
    Files.write(
        file, withData("{\"ids\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}"));

    assertThat(TensorFile.open(file).tensors()).isEmpty();
  }

  private void refused(String name, byte[] content, String fault) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    assertThatThrownBy(() -> TensorFile.open(file))
        .isInstanceOf(CorruptTensorFile.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(fault);
  }

  private static byte[] tensor(String shape, String place) {
    return withData(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}".formatted(shape, place));
  }

  private static byte[] withData(String json) {
    return safetensors(json + "\0".repeat(8), json.length());
  }

  private static byte[] safetensors(String rest, long length) {
    byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
    return TensorWriter.little(8 + bytes.length).putLong(length).put(bytes).array();
  }

  static List<Tensor> tensors() {
    return List.of(
        new Tensor("f32", TensorType.F32, List.of(3, 32), numbers(96)),
        new Tensor("f16", TensorType.F16, List.of(3, 32), numbers(96)),
        new Tensor("bf16", TensorType.BF16, List.of(3, 32), numbers(96)));
  }

  static float[] numbers(int count) {
    Random random = new Random(7);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
