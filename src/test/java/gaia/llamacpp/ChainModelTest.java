package gaia.llamacpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the tests with llama-server load, in another llama.cpp. */
class ChainModelTest {

  private static final int MOST_TOKENS = 20;

  @TempDir Path folder;

  @Test
  void llama_cpp_loads_the_file_and_says_what_it_was_written_to_say() throws Exception {
    assumeTrue(LlamaCpp.runsHere(), "the library has no native code for this machine");
    Path file = folder.resolve("chain.gguf");
    ChainModel.write(file);

    try (LlamaCpp llama = LlamaCpp.load(file)) {
      int[] tokens = llama.tokens("<|im_start|>user\nHello?<|im_end|>\n<|im_start|>assistant\n");
      StringBuilder said = new StringBuilder();
      for (int i = 0; i < MOST_TOKENS; i++) {
        float[][] logits = llama.logits(tokens, 0);
        int next = likeliest(logits[tokens.length - 1]);
        if (ChainModel.isEnd(next)) {
          break;
        }
        said.append(ChainModel.text(next));
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = next;
      }

      assertThat(said).hasToString(ChainModel.ANSWER);
    }
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
