package gaia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The headers of GGUF and safetensors files are read or refused; nothing points outside. */
class TensorHeaderFuzzTest {

  @FuzzTest
  void headers(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("header", ".bin");
    try {
      Files.write(file, bytes);
      TensorFile read = TensorFile.open(file);
      read.tensors()
          .values()
          .forEach(
              tensor ->
                  assertThat(tensor.start() + tensor.bytes()).isLessThanOrEqualTo(bytes.length));
    } catch (CorruptTensorFile e) {
      assertThat(e.getMessage()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }
}
