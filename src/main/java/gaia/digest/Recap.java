package gaia.digest;

import gaia.knowledge.extraction.Section;
import java.time.Instant;
import java.util.List;

/**
 * One session told again, to begin the next one with.
 *
 * @param cast people, places and things that it was about
 */
public record Recap(
    String archiveId,
    String title,
    String campaign,
    Instant began,
    List<String> participants,
    List<Line> summary,
    List<Line> events,
    List<Line> decisions,
    List<Line> openQuestions,
    List<Line> actionItems,
    List<Line> cast) {

  static Recap of(Session session) {
    List<Session> only = List.of(session);
    return new Recap(
        session.archiveId(),
        session.title(),
        session.campaign(),
        session.began(),
        session.found().participants(),
        Digest.lines(only, Section.SUMMARY),
        Digest.lines(only, Section.KEY_FACTS, Section.EVENTS),
        Digest.lines(only, Section.DECISIONS),
        Digest.lines(only, Section.OPEN_QUESTIONS),
        Digest.lines(only, Section.ACTION_ITEMS),
        Digest.lines(only, Section.PEOPLE, Section.PLACES, Section.THINGS));
  }
}
