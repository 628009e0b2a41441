package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import gaia.files.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokenizer files that were damaged or made to harm: refused by name, or of use; nothing else. */
class HostileTokenizerTest {

  private static final int MOST = 32;
  private static final List<String> TEXTS =
      List.of("", "the lamps, 海 TOWERING\u0000", "é".repeat(200));

  @TempDir Path folder;

  private interface Reader {
    Tokenizer read(Path file) throws BrokenModel;
  }

  @ParameterizedTest
  @CsvSource({"1,300", "2,300"})
  void a_tokenizer_json_with_wrong_bytes_is_refused_or_of_use(long seed, int tries)
      throws IOException {
    byte[] whole =
        Json.mapper().writeValueAsBytes(TokenizerTest.wordPiece(RandomModel.tiny("bert").words()));
    fuzz("tokenizer.json", whole, new Random(seed), tries, f -> NativeTokenizer.load(f, MOST));
  }

  @ParameterizedTest
  @CsvSource({"1,300", "2,300"})
  void a_vocabulary_with_wrong_bytes_is_refused_or_of_use(long seed, int tries) throws IOException {
    List<String> words = RandomModel.tiny("bert").words();
    byte[] whole = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    fuzz("vocab.txt", whole, new Random(seed), tries, f -> WordPiece.load(f, words.size(), true));
  }

  private void fuzz(String name, byte[] whole, Random random, int tries, Reader reader)
      throws IOException {
    for (int i = 0; i < tries; i++) {
      Path file = Files.write(folder.resolve(name), damaged(whole, random));
      try {
        Tokenizer tokenizer = reader.read(file);
        for (String text : TEXTS) {
          assertThat(tokenizer.tokens(text, MOST)).hasSizeLessThanOrEqualTo(MOST);
        }
      } catch (BrokenModel e) {
        assertThat(e).hasMessageContaining(name);
      } catch (EncoderUnavailable e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  /** Cut off, or with some bytes changed, or with a part of it said twice. */
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> {
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
      default -> {
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(400, bytes.length - from) + 1);
        int to = random.nextInt(bytes.length - length);
        System.arraycopy(whole, from, bytes, to, length);
      }
    }
    return bytes;
  }
}
