package gaia.lora;

import gaia.lora.dataset.Example;
import gaia.lora.dataset.TrainingSet;
import gaia.lora.decoder.BaseModel;
import gaia.lora.decoder.Decoder;
import gaia.lora.decoder.Linear;
import gaia.lora.decoder.MergedModel;
import gaia.lora.decoder.RandomModel;
import gaia.lora.decoder.RandomModel.Shape;
import gaia.lora.decoder.Room;
import gaia.lora.decoder.Team;
import gaia.tensor.TensorType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that was made here within seconds: it knows how questions are asked and answered, where
 * some people live, and a few sentences; whole words are its tokens.
 */
public final class TinyBase {

  /** Whose places it knows from childhood. */
  public static final List<String> OLD =
      List.of("Ilse", "Corvin", "Mara", "Jonas", "Petra", "Anselm", "Greta", "Bruno");

  private static final Shape SHAPE = new Shape("llama", 64, 2, 4, 4, 16, 128, false);
  private static final int BATCH = 32;

  /** Known well enough, they are not lost by learning other things. */
  private static final int SENTENCES_AGAIN = 20;

  private TinyBase() {}

  /**
   * Trains the model and writes it as GGUF.
   *
   * @param childhood what it is to know
   * @param later sets whose words have to be in its vocabulary
   */
  public static void write(Path file, TrainingSet childhood, List<TrainingSet> later)
      throws Exception {
    Map<String, Object> vocabulary = vocabulary(childhood, later);
    Path random = Files.createTempFile(file.toAbsolutePath().getParent(), "random", ".gguf");
    RandomModel.write(random, SHAPE, TensorType.F32, vocabulary, 1);
    LearningBase base = LearningBase.open(random);
    Lessons lessons = Lessons.of(base, childhood, Set.of());
    List<gaia.lora.decoder.Batch.Sequence> all = new ArrayList<>(lessons.taught());
    all.addAll(lessons.examination().learned());
    all.addAll(lessons.examination().negatives());
    for (int i = 0; i < SENTENCES_AGAIN; i++) {
      all.addAll(lessons.examination().unrelated());
    }
    Room room = new Room(2000, 80, 1200, true);
    Decoder decoder = new Decoder(base.model(), Team.alone(), room, SHAPE.width());
    TrainingPlan plan =
        new TrainingPlan(
            5e-3,
            BATCH,
            12,
            SHAPE.width(),
            SHAPE.width(),
            EnumSet.allOf(Linear.class),
            0.06,
            0.01,
            1,
            2000,
            1);
    Training training = new Training(decoder, plan, all);
    while (!training.isComplete()) {
      training.step(() -> {});
    }
    MergedModel.write(random, training.adapter(), file, RandomModel.keys(SHAPE, vocabulary));
    Files.delete(random);
    BaseModel.open(file);
  }

  private static Map<String, Object> vocabulary(TrainingSet childhood, List<TrainingSet> later) {
    List<String> tokens = new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
    List<Integer> types = new ArrayList<>(List.of(3, 3, 3));
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = b > ' ' && b < 127 || b > 160 && b != 173;
      tokens.add(String.valueOf(visible ? (char) b : next++));
      types.add(1);
    }
    for (String word : words(childhood, later)) {
      if (!tokens.contains(word)) {
        tokens.add(word);
        types.add(1);
      }
    }
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("tokenizer.ggml.model", "gpt2");
    keys.put("tokenizer.ggml.pre", "llama-bpe");
    keys.put("tokenizer.ggml.tokens", tokens);
    keys.put("tokenizer.ggml.token_type", types);
    keys.put("tokenizer.ggml.merges", List.of("\u0120 t"));
    keys.put("tokenizer.ggml.bos_token_id", 0);
    keys.put("tokenizer.ggml.eos_token_id", 2);
    keys.put("tokenizer.ggml.add_bos_token", false);
    return keys;
  }

  private static Set<String> words(TrainingSet childhood, List<TrainingSet> later) {
    List<String> texts = new ArrayList<>(TrainingSet.unrelatedText());
    List<TrainingSet> sets = new ArrayList<>(later);
    sets.add(childhood);
    for (TrainingSet set : sets) {
      for (Example example : set.examples()) {
        texts.add(example.question());
        texts.add(example.answer());
      }
    }
    Set<String> words = new LinkedHashSet<>(List.of("user", "assistant"));
    Pattern word = Pattern.compile(" ?\\p{L}+");
    for (String text : texts) {
      for (Matcher m = word.matcher(text); m.find(); ) {
        words.add(m.group().replace(' ', '\u0120'));
      }
    }
    return words;
  }
}
