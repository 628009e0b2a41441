package gaia.embedding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tokenizer of BERT: words and signs first, then the longest known pieces from the left.
 * Method: Devlin and others, "BERT", 2019, section 3.
 */
final class WordPiece implements Tokenizer {

  private static final long LARGEST = 16L << 20;
  private static final int LONGEST_WORD = 100;
  private static final String INSIDE = "##";

  /** A token has a character at least, so that what comes later cannot matter. */
  private static final int CHARACTERS_PER_TOKEN = 128;

  private final Map<String, Integer> numbers;
  private final boolean lowerCase;
  private final int first;
  private final int last;
  private final int unknown;

  private WordPiece(Map<String, Integer> numbers, boolean lowerCase, Path file) throws BrokenModel {
    this.numbers = numbers;
    this.lowerCase = lowerCase;
    this.first = special("[CLS]", file);
    this.last = special("[SEP]", file);
    this.unknown = special("[UNK]", file);
  }

  /**
   * @param file one token a line, in the order of their numbers
   * @param vocabulary how many the model knows
   */
  static WordPiece load(Path file, int vocabulary, boolean lowerCase) throws BrokenModel {
    try {
      if (Files.size(file) > LARGEST) {
        throw new BrokenModel(file, "it is larger than " + LARGEST + " bytes");
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() > vocabulary) {
        throw new BrokenModel(
            file, "it has %d tokens, and the model %d".formatted(lines.size(), vocabulary));
      }
      Map<String, Integer> numbers = new HashMap<>();
      for (int i = 0; i < lines.size(); i++) {
        numbers.putIfAbsent(lines.get(i).strip(), i);
      }
      return new WordPiece(numbers, lowerCase, file);
    } catch (BrokenModel e) {
      throw e;
    } catch (IOException e) {
      throw new BrokenModel(file, "it cannot be read as UTF-8 text", e);
    }
  }

  private int special(String token, Path file) throws BrokenModel {
    Integer number = numbers.get(token);
    if (number == null) {
      throw new BrokenModel(file, "it lacks the token " + token);
    }
    return number;
  }

  @Override
  public int[] tokens(String text, int most) {
    int room = most - 2;
    List<Integer> pieces = new ArrayList<>();
    pieces.add(first);
    int longest = (int) Math.min(text.length(), (long) room * CHARACTERS_PER_TOKEN);
    for (String word : words(text.substring(0, longest))) {
      if (pieces.size() > room) {
        break;
      }
      addPieces(word, pieces);
    }
    List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), room + 1));
    int[] tokens = new int[kept.size() + 1];
    for (int i = 0; i < kept.size(); i++) {
      tokens[i] = kept.get(i);
    }
    tokens[kept.size()] = last;
    return tokens;
  }

  private void addPieces(String word, List<Integer> pieces) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      pieces.add(unknown);
      return;
    }
    List<Integer> found = new ArrayList<>();
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      Integer piece = null;
      while (end > start && piece == null) {
        String part = word.substring(start, end);
        piece = numbers.get(start == 0 ? part : INSIDE + part);
        end = piece == null ? word.offsetByCodePoints(end, -1) : end;
      }
      if (piece == null) {
        pieces.add(unknown);
        return;
      }
      found.add(piece);
      start = end;
    }
    pieces.addAll(found);
  }

  private List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    normal(text)
        .codePoints()
        .forEach(
            point -> {
              if (isSpace(point)) {
                end(word, words);
              } else if (isSign(point) || isIdeograph(point)) {
                end(word, words);
                words.add(Character.toString(point));
              } else if (!isDropped(point)) {
                word.appendCodePoint(point);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  /** Without accents where case does not count, because the vocabulary has none then. */
  private String normal(String text) {
    if (!lowerCase) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(kept::appendCodePoint);
    return kept.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isSpace(int point) {
    // Other control characters do not part words, though Java counts some of them as white space.
    return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
  }

  private static boolean isDropped(int point) {
    int type = Character.getType(point);
    return point == 0
        || point == 0xfffd
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE;
  }

  private static boolean isSign(int point) {
    if (point < 128) {
      return point > ' ' && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int point) {
    return point >= 0x4e00 && point <= 0x9fff
        || point >= 0x3400 && point <= 0x4dbf
        || point >= 0x20000 && point <= 0x2ceaf
        || point >= 0xf900 && point <= 0xfaff
        || point >= 0x2f800 && point <= 0x2fa1f;
  }
}
