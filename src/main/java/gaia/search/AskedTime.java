package gaia.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times that a question names, as days of the calendar and from the day it is asked on. */
final class AskedTime {

  private static final float EXACTLY = 1f;
  private static final float ROUGHLY = 0.5f;
  private static final int A_WEEK = 7;

  private final Optional<NamedTime> named;
  private final List<Days> days;

  private AskedTime(Optional<NamedTime> named, List<Days> days) {
    this.named = named;
    this.days = days;
  }

  /**
   * @param today what "yesterday" and "last week" are counted from
   */
  static AskedTime in(String question, LocalDate today) {
    return new AskedTime(NamedTime.in(question), Days.in(question, today));
  }

  boolean isNone() {
    return named.isEmpty() && days.isEmpty();
  }

  /**
   * How well a text fits, 0 to 1.
   *
   * @param told when it was said
   * @param mentioned the packed {@link Days} that it speaks of
   */
  float fits(Instant told, long[] mentioned) {
    LocalDate day = told.atZone(ZoneOffset.UTC).toLocalDate();
    float best = named.map(time -> time.fits(told)).orElse(0f);
    for (Days asked : days) {
      best = Math.max(best, asked.contains(day) ? EXACTLY : 0);
    }
    for (long packed : mentioned) {
      best = Math.max(best, fits(Days.unpacked(packed)));
    }
    return best;
  }

  private float fits(Days mentioned) {
    List<Boolean> meets = new ArrayList<>();
    named.ifPresent(time -> meets.add(time.meets(mentioned)));
    days.forEach(asked -> meets.add(asked.meets(mentioned)));
    if (!meets.contains(true)) {
      return 0;
    }
    return mentioned.length() <= A_WEEK ? EXACTLY : ROUGHLY;
  }
}
