package gaia.knowledge.extraction;

import gaia.conversation.Role;
import gaia.conversation.Turn;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A turn as a language model may read it: without what stands between {@code <think>} tags.
 *
 * <p>Used by one thread; what is costly is worked out when it is first asked for.
 */
final class ReadableTurn {

  /** Longer sentences are quoted in part. */
  private static final int LONGEST_QUOTE = 400;

  private static final int SHORTEST_QUOTE = 8;

  /** Stands, as a line of its own, where thinking was left out; no quote can hold it. */
  private static final char LEFT_OUT = '\uE000';

  private static final Pattern THINKING =
      Pattern.compile("<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)", Pattern.DOTALL);

  private final Turn turn;
  private final LocalDate day;
  private final String text;
  private @Nullable FoldedText folded;
  private @Nullable List<Sentence> sentences;

  ReadableTurn(Turn turn, ZoneId zone) {
    this.turn = turn;
    this.day = LocalDate.ofInstant(turn.created(), zone);
    this.text = withoutThinking(turn.content());
  }

  static boolean mayBeRead(Turn turn) {
    return !turn.recalled() && (turn.role() == Role.USER || turn.role() == Role.ASSISTANT);
  }

  /** As long as before, so that places stay the same. */
  private static String withoutThinking(String content) {
    if (!content.contains("<think")) {
      return content;
    }
    Matcher thinking = THINKING.matcher(content);
    return thinking.replaceAll(
        found -> "\n" + String.valueOf(LEFT_OUT).repeat(found.group().length() - 2) + "\n");
  }

  int index() {
    return turn.index();
  }

  String speaker() {
    return turn.speakerName();
  }

  LocalDate day() {
    return day;
  }

  boolean human() {
    return turn.role() == Role.USER;
  }

  String text() {
    return text;
  }

  List<Sentence> sentences() {
    List<Sentence> known = sentences;
    if (known == null) {
      Turn readable =
          new Turn(turn.index(), turn.role(), turn.speaker(), text, turn.created(), false);
      known = new SentenceSplitter(readable, new Pace(() -> {})).split(Dialogue.LONGEST);
      sentences = known;
    }
    return known;
  }

  /** The words of this turn that a model quoted; empty where it did not say them. */
  Optional<Quoted> quoted(String quote) {
    String wanted = FoldedText.folded(quote);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    FoldedText known = folded;
    if (known == null) {
      known = new FoldedText(text);
      folded = known;
    }
    boolean tooShort = wanted.length() < SHORTEST_QUOTE && !known.is(wanted);
    int[] range = tooShort ? new int[0] : known.find(wanted);
    return range.length == 0 ? Optional.empty() : Optional.of(quoted(range[0], range[1]));
  }

  /** Whole sentences where they are not too long: what was cut off could turn the meaning. */
  private Quoted quoted(int from, int to) {
    int start = from;
    int end = to;
    List<Sentence> around = new ArrayList<>();
    int at = 0;
    for (Sentence sentence : sentences()) {
      int begin = text.indexOf(sentence.text(), at);
      if (begin < 0) {
        continue;
      }
      at = begin + sentence.text().length();
      if (begin < to && at > from) {
        around.add(sentence);
        start = Math.min(start, begin);
        end = Math.max(end, at);
      }
    }
    boolean whole = end - start <= LONGEST_QUOTE;
    String quote = whole ? text.substring(start, end) : text.substring(from, to);
    if (around.isEmpty()) {
      around.add(Sentence.of(turn, quote, SentenceSplitter.words(quote), false));
    }
    return new Quoted(this, new Evidence(turn.index(), quote), around);
  }

  /** Whether some words stand in this turn. */
  boolean says(String words) {
    return new FoldedText(text).holds(words);
  }
}
