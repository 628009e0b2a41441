package gaia.lora.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Byte-level pair encoding: Sennrich et al., 2016; on bytes since GPT-2. */
final class BytePairTokenizer implements Tokenizer {

  private final Vocabulary vocabulary;
  private final Map<String, Integer> numbers;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final WordSplit split;
  private final Fragments fragments;

  /**
   * @param merges pairs with a space between, the first to be joined first
   */
  BytePairTokenizer(Vocabulary vocabulary, List<String> merges, WordSplit split) {
    this.vocabulary = vocabulary;
    this.numbers = vocabulary.numbers();
    this.split = split;
    this.fragments = new Fragments(vocabulary);
    for (int i = 0; i < merges.size(); i++) {
      ranks.putIfAbsent(merges.get(i), i);
    }
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int[] encode(String text) {
    List<Integer> tokens = new ArrayList<>();
    for (Fragments.Fragment fragment : fragments.of(text)) {
      if (fragment.marker() >= 0) {
        tokens.add(fragment.marker());
      } else {
        split.words(fragment.text()).forEach(word -> addWord(word, tokens));
      }
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private void addWord(String word, List<Integer> tokens) {
    String written = ByteAlphabet.write(word);
    Integer whole = numbers.get(written);
    if (whole != null && split.wholeWordsFirst()) {
      tokens.add(whole);
      return;
    }
    for (String piece : joined(written)) {
      addPiece(piece, tokens);
    }
  }

  /** A piece that is no token falls apart into those of its bytes that are. */
  private void addPiece(String piece, List<Integer> tokens) {
    Integer number = numbers.get(piece);
    if (number != null) {
      tokens.add(number);
      return;
    }
    for (int i = 0; i < piece.length(); i++) {
      Integer one = numbers.get(piece.substring(i, i + 1));
      if (one != null) {
        tokens.add(one);
      }
    }
  }

  private List<String> joined(String written) {
    List<String> pieces = new ArrayList<>();
    written.codePoints().forEach(point -> pieces.add(Character.toString(point)));
    while (pieces.size() > 1) {
      int best = -1;
      int bestRank = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < pieces.size(); i++) {
        @Nullable Integer rank = ranks.get(pieces.get(i) + " " + pieces.get(i + 1));
        if (rank != null && rank < bestRank) {
          best = i;
          bestRank = rank;
        }
      }
      if (best < 0) {
        break;
      }
      pieces.set(best, pieces.get(best) + pieces.remove(best + 1));
    }
    return pieces;
  }

  @Override
  public String decode(int[] tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (!vocabulary.markers().contains(token)) {
        ByteAlphabet.read(vocabulary.tokens().get(token), bytes);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
