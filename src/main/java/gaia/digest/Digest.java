package gaia.digest;

import gaia.knowledge.extraction.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is new since a moment, and what is open at present.
 *
 * @param sessions conversations that were archived since
 * @param learned facts and events of them, newest conversation first
 * @param decisions decisions of them
 * @param answered questions that were answered in them
 * @param openQuestions asked in any session and answered in no later one
 * @param actionItems what somebody meant to do, of all sessions, those with a day first
 */
public record Digest(
    Instant since,
    int sessions,
    List<Line> learned,
    List<Line> decisions,
    List<Line> answered,
    List<Line> openQuestions,
    List<Line> actionItems) {

  public Digest {
    learned = List.copyOf(learned);
    decisions = List.copyOf(decisions);
    answered = List.copyOf(answered);
    openQuestions = List.copyOf(openQuestions);
    actionItems = List.copyOf(actionItems);
  }

  /**
   * @param all in any order
   */
  static Digest of(List<Session> all, Instant since) {
    List<Session> newest =
        all.stream()
            .sorted(
                Comparator.comparing(Session::began).thenComparing(Session::archiveId).reversed())
            .toList();
    List<Session> fresh =
        newest.stream().filter(session -> !session.archived().isBefore(since)).toList();
    return new Digest(
        since,
        fresh.size(),
        lines(fresh, Section.KEY_FACTS, Section.EVENTS),
        lines(fresh, Section.DECISIONS),
        lines(fresh, Section.QUESTIONS_ANSWERED),
        open(newest),
        dated(lines(newest, Section.ACTION_ITEMS)));
  }

  /** What was said in several sessions is told once, as it was said last. */
  static List<Line> lines(List<Session> newestFirst, Section... sections) {
    Map<String, Line> told = new LinkedHashMap<>();
    for (Session session : newestFirst) {
      for (Section section : sections) {
        session
            .found()
            .in(section)
            .forEach(
                item ->
                    told.putIfAbsent(
                        session.campaign() + "\n" + Wording.of(item.statement()).key(),
                        Line.of(session, item)));
      }
    }
    return List.copyOf(told.values());
  }

  private static List<Line> open(List<Session> newestFirst) {
    Answers answers = new Answers(lines(newestFirst, Section.QUESTIONS_ANSWERED));
    return lines(newestFirst, Section.OPEN_QUESTIONS).stream()
        .filter(question -> !answers.settle(question))
        .toList();
  }

  private static List<Line> dated(List<Line> lines) {
    List<Line> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparing(Line::date, Comparator.nullsLast(Comparator.naturalOrder())));
    return sorted;
  }
}
