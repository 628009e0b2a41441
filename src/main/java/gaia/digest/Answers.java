package gaia.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was answered in a campaign or in several, so that asking whether a question is settled does
 * not look at every answer. An answer may leave out a few words of the question, so it has at least
 * one of any few and one more; those that are rarest among the answers are looked up.
 */
final class Answers {

  private record Answer(Wording wording, Instant said) {}

  private record Word(String campaign, String word) {}

  private final Map<Word, List<Answer>> byWord = new HashMap<>();

  Answers(List<Line> lines) {
    for (Line line : lines) {
      Wording wording = Wording.of(line.statement());
      Answer answer = new Answer(wording, line.said());
      for (String word : wording.words()) {
        byWord
            .computeIfAbsent(new Word(line.campaign(), word), any -> new ArrayList<>())
            .add(answer);
      }
    }
  }

  /** Whether one of them, of the same campaign and not said before, is about the question. */
  boolean settle(Line question) {
    Wording asked = Wording.of(question.statement());
    return asked.words().stream()
        .map(word -> byWord.getOrDefault(new Word(question.campaign(), word), List.of()))
        .sorted(Comparator.comparingInt(List::size))
        .limit(asked.mayBeLeftOut() + 1L)
        .flatMap(List::stream)
        .anyMatch(
            answer -> !answer.said().isBefore(question.said()) && answer.wording().covers(asked));
  }
}
