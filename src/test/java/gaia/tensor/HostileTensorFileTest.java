package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files, thousands of them: one kind of exception, and no memory to speak of. */
class HostileTensorFileTest {

  private static final int TRIES = 6_000;
  private static final long MOST_BYTES = 4L << 20;

  @TempDir Path folder;

  @Test
  void a_damaged_safetensors_file_is_read_or_refused() throws IOException {
    Path file = folder.resolve("a.safetensors");
    TensorWriter.safetensors(file, TensorFileTest.tensors(), Map.of("format", "pt"));
    readOrRefuseAll(Files.readAllBytes(file), 330);
  }

  @Test
  void a_damaged_gguf_file_is_read_or_refused() throws IOException {
    Path file = folder.resolve("a.gguf");
    Map<String, Object> metadata =
        Map.of("general.architecture", "llama", "n", 3, "tokens", List.of("a", "b", "c"));
    TensorWriter.gguf(file, TensorFileTest.tensors(), metadata);
    readOrRefuseAll(Files.readAllBytes(file), 320);
  }

  private void readOrRefuseAll(byte[] whole, int header) throws IOException {
    Random random = new Random(42);
    Path file = folder.resolve("damaged");
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      Files.write(file, damaged(whole, header, random));
      long before = allocated();
      try {
        TensorFile open = TensorFile.open(file);
        for (TensorEntry entry : open.tensors().values()) {
          if (entry.shape().size() == 2 && entry.values() < 1 << 16) {
            open.matrix(entry.name(), entry.shape().get(0), entry.shape().get(1));
          }
        }
      } catch (CorruptTensorFile e) {
        refused++;
        assertThat(e).hasMessageContaining(file.toString());
      }
      assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }
    assertThat(refused).isBetween(TRIES / 4, TRIES);
  }

  private static byte[] damaged(byte[] whole, int header, Random random) {
    if (random.nextInt(5) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] copy = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(random.nextInt(4) == 0 ? copy.length : header);
      copy[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) random.nextInt();
            case 1 -> (byte) 0xff;
            case 2 -> (byte) (copy[at] ^ 1 << random.nextInt(8));
            default -> (byte) ('0' + random.nextInt(10));
          };
    }
    return copy;
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
