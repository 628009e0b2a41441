package gaia.embedding;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordSpaceContractTest extends EncoderContract {

  private TextEncoder encoder;

  @BeforeAll
  void learn() {
    WordSpaceTraining training = new WordSpaceTraining(() -> {});
    WordSpaceFixtures.groups().forEach(training::add);
    encoder = training.train();
  }

  @Override
  TextEncoder encoder() {
    return encoder;
  }
}
