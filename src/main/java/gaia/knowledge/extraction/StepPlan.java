package gaia.knowledge.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts the lines of a conversation into parts that fit into a model's context, with overlap. */
final class StepPlan {

  /** So many lines of a part stand in the next one, too: an answer may follow its question. */
  static final int OVERLAP = 2;

  private final List<Line> lines;
  private final int room;
  private final ToIntFunction<String> tokens;

  /**
   * @param room tokens of a part
   */
  StepPlan(List<Line> lines, int room, ToIntFunction<String> tokens) {
    this.lines = lines;
    this.room = room;
    this.tokens = tokens;
  }

  /** All jobs on one part, then on the next: a server keeps what it has read of a part. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    int from = 0;
    while (from < lines.size()) {
      int to = from + fitting(from);
      for (ExtractionJob job : ExtractionJob.values()) {
        steps.add(new Step(job, from, to, false));
      }
      from = to == lines.size() ? to : Math.max(from + 1, to - OVERLAP);
    }
    return steps;
  }

  /** How many lines fit, at least one: doubled while they fit, then halved to the exact number. */
  private int fitting(int from) {
    int left = lines.size() - from;
    int fits = 1;
    int tooMany = left + 1;
    for (int next = 2; next < tooMany; next = Math.min(next * 2, left)) {
      if (tokens(from, from + next) > room) {
        tooMany = next;
      } else {
        fits = next;
        if (next == left) {
          return left;
        }
      }
    }
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) / 2;
      if (tokens(from, from + middle) > room) {
        tooMany = middle;
      } else {
        fits = middle;
      }
    }
    return fits;
  }

  private int tokens(int from, int to) {
    return tokens.applyAsInt(rendered(lines.subList(from, to)));
  }

  static String rendered(List<Line> part) {
    StringBuilder text = new StringBuilder();
    part.forEach(line -> text.append(line.rendered()).append('\n'));
    return text.toString();
  }
}
