package gaia.embedding;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransformerContractTest extends EncoderContract {

  private TextEncoder encoder;

  @BeforeAll
  void load(@TempDir Path folder) throws IOException {
    encoder = TransformerEncoder.load(RandomModel.tiny("bert").write(folder));
  }

  @Override
  TextEncoder encoder() {
    return encoder;
  }
}
