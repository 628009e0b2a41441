package gaia.lora.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How byte-level vocabularies cut text into words before pairs are joined. Nothing joins across.
 */
enum WordSplit {
  GPT2(List.of("gpt-2", "gpt2"), false, Rules.GPT2),
  /** As GPT-2, after every digit was cut off. */
  SMOLLM(List.of("smollm"), false, "\\p{N}", Rules.GPT2),
  LLAMA3(List.of("llama-bpe", "llama3", "llama-v3"), true, Rules.LLAMA3),
  QWEN2(List.of("qwen2", "deepseek-r1-qwen"), false, Rules.QWEN2);

  /** The expressions, as the models' authors published them. */
  private static final class Rules {
    static final String GPT2 =
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
    static final String SHORT = "(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])";
    static final String REST = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
    static final String LLAMA3 = SHORT + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}" + REST;
    static final String QWEN2 = SHORT + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}" + REST;

    private Rules() {}
  }

  private final List<String> names;
  private final boolean wholeWordsFirst;
  private final List<Pattern> rules;

  WordSplit(List<String> names, boolean wholeWordsFirst, String... rules) {
    this.names = names;
    this.wholeWordsFirst = wholeWordsFirst;
    this.rules =
        Arrays.stream(rules)
            .map(rule -> Pattern.compile(rule, Pattern.UNICODE_CHARACTER_CLASS))
            .toList();
  }

  static Optional<WordSplit> named(String name) {
    return Arrays.stream(values()).filter(split -> split.names.contains(name)).findFirst();
  }

  /** By the expression that a tokenizer.json gives. */
  static Optional<WordSplit> ruled(String expression, boolean digitsApart) {
    String plain = expression.replace("(?i:'s|'t|'re|'ve|'m|'ll|'d)", Rules.SHORT);
    if (plain.equals(Rules.LLAMA3)) {
      return Optional.of(LLAMA3);
    }
    if (plain.equals(Rules.QWEN2)) {
      return Optional.of(QWEN2);
    }
    if (plain.isEmpty() || plain.equals(Rules.GPT2)) {
      return Optional.of(digitsApart ? SMOLLM : GPT2);
    }
    return Optional.empty();
  }

  /** A word that is a token as a whole is not put together from pairs. */
  boolean wholeWordsFirst() {
    return wholeWordsFirst;
  }

  List<String> words(String text) {
    List<String> words = List.of(text);
    for (Pattern rule : rules) {
      List<String> finer = new ArrayList<>();
      words.forEach(word -> cut(rule, word, finer));
      words = finer;
    }
    return words;
  }

  private static void cut(Pattern rule, String text, List<String> to) {
    Matcher matcher = rule.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        to.add(text.substring(end, matcher.start()));
      }
      if (matcher.end() > matcher.start()) {
        to.add(matcher.group());
      }
      end = matcher.end();
    }
    if (end < text.length()) {
      to.add(text.substring(end));
    }
  }
}
