package gaia.lora.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * SentencePiece as the models of Llama 1 and 2 use it: neighbours are joined, the best score first;
 * what is no token falls apart into bytes. Kudo and Richardson, 2018.
 */
final class SentencePieceTokenizer implements Tokenizer {

  private static final String SPACE = "\u2581";

  private final Vocabulary vocabulary;
  private final Map<String, Integer> numbers;
  private final float[] scores;
  private final boolean spaceFirst;
  private final int unknown;
  private final Fragments fragments;

  /**
   * @param scores one per token; higher joins first
   * @param spaceFirst whether a text begins as if there were a space before it
   * @param unknown the token for bytes that have none; -1 leaves them out
   */
  SentencePieceTokenizer(Vocabulary vocabulary, float[] scores, boolean spaceFirst, int unknown) {
    this.vocabulary = vocabulary;
    this.numbers = vocabulary.numbers();
    this.scores = scores.clone();
    this.spaceFirst = spaceFirst;
    this.unknown = unknown;
    this.fragments = new Fragments(vocabulary);
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int[] encode(String text) {
    List<Integer> tokens = new ArrayList<>();
    boolean afterMarker = true;
    for (Fragments.Fragment fragment : fragments.of(text)) {
      if (fragment.marker() >= 0) {
        tokens.add(fragment.marker());
        afterMarker = true;
      } else if (!fragment.text().isEmpty()) {
        String begin = spaceFirst && afterMarker ? " " : "";
        add((begin + fragment.text()).replace(" ", SPACE), tokens);
        afterMarker = false;
      }
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  private void add(String written, List<Integer> tokens) {
    List<String> pieces = new ArrayList<>();
    written.codePoints().forEach(point -> pieces.add(Character.toString(point)));
    while (joinBest(pieces)) {
      // Joins until nothing fits together any more.
      continue;
    }
    for (String piece : pieces) {
      Integer number = numbers.get(piece);
      if (number != null) {
        tokens.add(number);
      } else {
        addBytes(piece, tokens);
      }
    }
  }

  private boolean joinBest(List<String> pieces) {
    int best = -1;
    float bestScore = Float.NEGATIVE_INFINITY;
    for (int i = 0; i + 1 < pieces.size(); i++) {
      Integer number = numbers.get(pieces.get(i) + pieces.get(i + 1));
      if (number != null && scores[number] > bestScore) {
        best = i;
        bestScore = scores[number];
      }
    }
    if (best < 0) {
      return false;
    }
    pieces.set(best, pieces.get(best) + pieces.remove(best + 1));
    return true;
  }

  private void addBytes(String piece, List<Integer> tokens) {
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      Integer number = numbers.get("<0x%02X>".formatted(b & 255));
      if (number != null) {
        tokens.add(number);
      } else if (unknown >= 0) {
        tokens.add(unknown);
      }
    }
  }

  @Override
  public String decode(int[] tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : tokens) {
      String text = vocabulary.tokens().get(token);
      if (text.matches("<0x[0-9A-F]{2}>")) {
        bytes.write(Integer.parseInt(text.substring(3, 5), 16));
      } else if (!vocabulary.markers().contains(token)) {
        bytes.writeBytes(text.replace(SPACE, " ").getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
