package gaia.digest;

import gaia.knowledge.extraction.Item;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a digest.
 *
 * @param turn 0-based index of the turn it rests on most
 * @param said when the conversation began
 * @param date the day it is about, where one was named
 */
public record Line(
    String statement,
    String campaign,
    String archiveId,
    String title,
    int turn,
    Instant said,
    @Nullable LocalDate date) {

  static Line of(Session session, Item item) {
    return new Line(
        item.statement(),
        session.campaign(),
        session.archiveId(),
        session.title(),
        item.turn(),
        session.began(),
        item.date());
  }
}
