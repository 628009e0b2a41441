package gaia.knowledge.facts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says when a fact was true, as people read it. */
public final class Validity {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Validity() {}

  /** The statement and, where it is known, its time: "Tom lives in Bonn (until 3 May 2024)". */
  public static String told(FactView fact) {
    String time = time(fact);
    String statement = fact.statement().strip();
    return time.isEmpty() ? statement : statement + " (" + time + ")";
  }

  /** Empty when nothing is known about its time but that it is true. */
  public static String time(FactView fact) {
    String from = fact.validFrom() == null ? "" : day(fact.validFrom());
    String until = fact.validUntil() == null ? "" : day(fact.validUntil());
    if (until.isEmpty()) {
      return from.isEmpty() ? "" : "since " + from;
    }
    return from.isEmpty() ? "until " + until : from + " to " + until;
  }

  private static String day(Instant moment) {
    return DAY.format(moment);
  }
}
