package gaia.lora;

import gaia.lora.decoder.Batch.Sequence;
import gaia.lora.tokenizer.ChatTemplate;
import gaia.lora.tokenizer.Tokenizer;
import gaia.lora.tokenizer.UnusableTokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Forty old facts, twenty new ones, and what was never said, in a vocabulary of whole words. */
final class TinyWorld {

  static final String NOT_SAID = "That was not said.";

  private static final String[] OLD = {
    "Ilse", "Corvin", "Mara", "Jonas", "Petra", "Anselm", "Greta", "Bruno", "Hilda", "Oskar",
    "Vera", "Lukas", "Edda", "Falk", "Nora", "Emil", "Runa", "Ivo", "Selma", "Till"
  };
  private static final String[] NEW = {
    "Wanda", "Kuno", "Alma", "Rolf", "Thea", "Gero", "Ida", "Sven", "Britta", "Udo",
    "Lena", "Arno", "Frieda", "Max", "Karla", "Bodo", "Rita", "Jost", "Dora", "Pius"
  };
  private static final String[] STRANGERS = {"Zora", "Quirin", "Xenia", "Yorick", "Zeno", "Olga"};
  private static final String[] PLACES = {
    "Brackwater", "Ravenhill", "Saltmoor", "Greyford", "Thornby", "Eastmere", "Highcliff", "Lowen"
  };
  private static final String[] GOODS = {
    "rope", "salt", "maps", "honey", "lamps", "boots", "cider", "wool"
  };
  private static final String[] PLACE_QUESTIONS = {
    "Where does %s live?",
    "In which town does %s live?",
    "What is the home of %s?",
    "Tell me where %s lives.",
    "Do you know where %s lives?",
    "Say where %s lives.",
    "In which place does %s live?",
    "Which town is the home of %s?",
    "Do you know the home of %s?",
    "Tell me the town where %s lives."
  };
  private static final String[] GOODS_QUESTIONS = {
    "What does %s sell?",
    "Which goods does %s sell?",
    "What is sold by %s?",
    "Tell me what %s sells.",
    "Do you know what %s sells?",
    "Say what %s sells.",
    "Which thing does %s sell?",
    "Which goods are sold by %s?",
    "Do you know the goods of %s?",
    "Tell me the goods that %s sells."
  };

  private static final String[] BEGINNINGS = {
    "", "Please: ", "Well, I forgot. ", "One more thing. "
  };

  /** How many phrasings are taught; the others are held back. */
  private static final int TAUGHT = 8;

  private static final int ALL = 10;

  private final Map<String, Object> keys;
  private final Tokenizer tokenizer;

  private record Pair(String question, String answer) {}

  TinyWorld() throws UnusableTokenizer {
    keys = vocabulary();
    tokenizer = Tokenizer.ofGguf(asRead(keys));
  }

  Map<String, Object> keys() {
    return keys;
  }

  private static Map<String, Object> asRead(Map<String, Object> written) {
    Map<String, Object> read = new LinkedHashMap<>(written);
    read.replaceAll((key, value) -> value instanceof Integer number ? Long.valueOf(number) : value);
    List<Object> types = new ArrayList<>();
    for (Object type : (List<?>) written.getOrDefault("tokenizer.ggml.token_type", List.of())) {
      types.add(Long.valueOf((Integer) type));
    }
    read.put("tokenizer.ggml.token_type", types);
    return read;
  }

  private static Map<String, Object> vocabulary() {
    List<String> tokens = new ArrayList<>(List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>"));
    List<Integer> types = new ArrayList<>(List.of(3, 3, 3));
    char next = 256;
    for (int b = 0; b < 256; b++) {
      boolean visible = b > ' ' && b < 127 || b > 160 && b != 173;
      tokens.add(String.valueOf(visible ? (char) b : next++));
      types.add(1);
    }
    Set<String> words = new LinkedHashSet<>(List.of("user", "assistant"));
    Pattern word = Pattern.compile(" ?\\p{L}+");
    for (Pair pair : everything()) {
      for (String text : List.of(pair.question(), pair.answer())) {
        for (Matcher m = word.matcher(text); m.find(); ) {
          words.add(m.group().replace(' ', '\u0120'));
        }
      }
    }
    for (String one : words) {
      if (!tokens.contains(one)) {
        tokens.add(one);
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

  private static List<Pair> everything() {
    List<Pair> all = new ArrayList<>(old(0, ALL));
    all.addAll(fresh(0, ALL));
    all.addAll(unsaid(OLD, 0, ALL));
    all.addAll(unsaid(NEW, 0, ALL));
    all.addAll(strangers(0, ALL));
    return begun(all, BEGINNINGS.length);
  }

  private static List<Pair> old(int from, int to) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < OLD.length; i++) {
      place(pairs, OLD[i], i, from, to);
      goods(pairs, OLD[i], i, from, to);
    }
    return pairs;
  }

  private static void place(List<Pair> to, String name, int index, int from, int end) {
    String answer = name + " lives in " + PLACES[index * 3 % PLACES.length] + ".";
    for (int p = from; p < end; p++) {
      to.add(new Pair(PLACE_QUESTIONS[p].formatted(name), answer));
    }
  }

  private static void goods(List<Pair> to, String name, int index, int from, int end) {
    String answer = name + " sells " + GOODS[index * 5 % GOODS.length] + ".";
    for (int p = from; p < end; p++) {
      to.add(new Pair(GOODS_QUESTIONS[p].formatted(name), answer));
    }
  }

  /** Of every new person one thing is known. */
  private static List<Pair> fresh(int from, int to) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < NEW.length; i++) {
      if (i % 2 == 0) {
        place(pairs, NEW[i], i, from, to);
      } else {
        goods(pairs, NEW[i], i, from, to);
      }
    }
    return pairs;
  }

  /** The other thing. Of old people both are known. */
  private static List<Pair> unsaid(String[] names, int from, int to) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; names == NEW && i < names.length; i++) {
      String[] questions = i % 2 == 0 ? GOODS_QUESTIONS : PLACE_QUESTIONS;
      for (int p = from; p < to; p++) {
        pairs.add(new Pair(questions[p].formatted(names[i]), NOT_SAID));
      }
    }
    return pairs;
  }

  private static List<Pair> strangers(int from, int to) {
    List<Pair> pairs = new ArrayList<>();
    for (String name : STRANGERS) {
      for (int p = from; p < to; p++) {
        pairs.add(new Pair(PLACE_QUESTIONS[p].formatted(name), NOT_SAID));
        pairs.add(new Pair(GOODS_QUESTIONS[p].formatted(name), NOT_SAID));
      }
    }
    return pairs;
  }

  /** The same questions, begun in several ways, so that words have to be found where they are. */
  private static List<Pair> begun(List<Pair> pairs, int ways) {
    List<Pair> all = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      for (int way = 0; way < ways; way++) {
        String begin = BEGINNINGS[(i + way) % BEGINNINGS.length];
        all.add(new Pair(begin + pairs.get(i).question(), pairs.get(i).answer()));
      }
    }
    return all;
  }

  private List<Sequence> sequences(List<Pair> pairs) {
    return pairs.stream().map(this::sequence).toList();
  }

  private Sequence sequence(Pair pair) {
    int[] question = ChatTemplate.CHATML.question(tokenizer, pair.question());
    int[] answer = ChatTemplate.CHATML.answer(tokenizer, pair.answer());
    int[] all = java.util.Arrays.copyOf(question, question.length + answer.length);
    System.arraycopy(answer, 0, all, question.length, answer.length);
    return new Sequence(all, answer.length);
  }

  /** What the base is trained on. */
  List<Sequence> childhood() {
    List<Pair> pairs = new ArrayList<>(old(0, ALL));
    pairs.addAll(strangers(0, ALL));
    return sequences(begun(pairs, 1));
  }

  List<Sequence> oldQuestions() {
    return sequences(old(0, 1));
  }

  /** New facts in the taught phrasings, what was not said of the same people, and some replay. */
  List<Sequence> lessons() {
    List<Pair> pairs = new ArrayList<>(fresh(0, TAUGHT));
    pairs.addAll(unsaid(NEW, 0, TAUGHT));
    pairs.addAll(old(1, 2));
    pairs.addAll(old(8, ALL));
    pairs.addAll(strangers(1, 2));
    return sequences(begun(pairs, 2));
  }

  Examination examination() {
    List<Pair> negatives = new ArrayList<>(unsaid(NEW, TAUGHT, ALL));
    negatives.addAll(strangers(0, 1));
    return new Examination(
        sequences(fresh(TAUGHT, ALL)), sequences(negatives), oldQuestions(), List.of());
  }
}
