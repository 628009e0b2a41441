package gaia.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our WordPiece and the native tokenizer, with one vocabulary. */
class TokenizerTest {

  private static final int MOST = 64;

  @TempDir Path folder;
  private Tokenizer own;
  private Tokenizer other;

  @BeforeEach
  void load() throws IOException {
    List<String> words = RandomModel.tiny("bert").words();
    Path vocabulary = Files.write(folder.resolve("vocab.txt"), words);
    own = WordPiece.load(vocabulary, words.size(), true);
    RandomModel.json(folder.resolve("tokenizer.json"), wordPiece(words));
    other = NativeTokenizer.load(folder.resolve("tokenizer.json"), MOST);
  }

  /** What the tokenizer.json of a BERT model says. */
  static Map<String, Object> wordPiece(List<String> words) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), i);
    }
    Map<String, Object> model = new HashMap<>();
    model.put("type", "WordPiece");
    model.put("unk_token", "[UNK]");
    model.put("continuing_subword_prefix", "##");
    model.put("max_input_chars_per_word", 100);
    model.put("vocab", numbers);
    Map<String, Object> normalizer = new HashMap<>();
    normalizer.put("type", "BertNormalizer");
    normalizer.put("clean_text", true);
    normalizer.put("handle_chinese_chars", true);
    normalizer.put("strip_accents", null);
    normalizer.put("lowercase", true);
    Map<String, Object> processor = new HashMap<>();
    processor.put("type", "BertProcessing");
    processor.put("sep", List.of("[SEP]", numbers.get("[SEP]")));
    processor.put("cls", List.of("[CLS]", numbers.get("[CLS]")));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", "1.0");
    all.put("added_tokens", List.of());
    all.put("normalizer", normalizer);
    all.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
    all.put("post_processor", processor);
    all.put("model", model);
    return all;
  }

  @Test
  void words_are_cut_into_the_longest_known_pieces() {
    assertThat(own.tokens("The lamps, TOWERING", MOST))
        .hasSize(8)
        .isEqualTo(numbers("[CLS]", "the", "lamp", "##s", ",", "tower", "##ing", "[SEP]"));
    assertThat(own.tokens("a\u6d77b", MOST)).isEqualTo(numbers("[CLS]", "a", "海", "b", "[SEP]"));
    assertThat(own.tokens("Ω", MOST)).isEqualTo(numbers("[CLS]", "[UNK]", "[SEP]"));
    assertThat(own.tokens("", MOST)).isEqualTo(numbers("[CLS]", "[SEP]"));
  }

  private static int[] numbers(String... tokens) {
    List<String> words = RandomModel.tiny("bert").words();
    return List.of(tokens).stream().mapToInt(words::indexOf).toArray();
  }

  @Test
  void both_tokenizers_agree_on_ordinary_and_odd_texts() {
    Random random = new Random(9);
    for (int i = 0; i < 1500; i++) {
      String text = text(random, i % 3);
      assertThat(own.tokens(text, MOST)).as(text).isEqualTo(other.tokens(text, MOST));
    }
  }

  private static String text(Random random, int kind) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(120);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(
          switch (kind) {
            case 0 -> random.nextInt(6) == 0 ? ' ' : 'a' + random.nextInt(26);
            case 1 -> ' ' + random.nextInt(0x250);
            default -> assigned(random);
          });
    }
    return text.toString();
  }

  /** Characters that the Unicode of both runtimes surely has. */
  private static int assigned(Random random) {
    int[] starts = {0x0, 0x370, 0x400, 0x5d0, 0x620, 0x905, 0x2010, 0x3041, 0x4e00, 0x1f600};
    return starts[random.nextInt(starts.length)] + random.nextInt(16);
  }

  @Test
  void texts_are_cut_to_the_same_length_by_both() {
    String text = "the lamp ".repeat(500);

    assertThat(own.tokens(text, MOST)).hasSize(MOST).isEqualTo(other.tokens(text, MOST));
  }
}
