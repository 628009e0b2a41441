package gaia.status;

import gaia.background.admission.OvernightWindow;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * The overnight window drawn on one day from 0 to 24 h, in minutes since midnight on the wall.
 *
 * @param open the parts of the day inside the window, in order; two when it crosses midnight
 * @param now the present minute
 */
public record OvernightBand(List<Stretch> open, int now) {

  private static final int DAY = 24 * 60;

  /** Minutes from {@code start}, {@code length} of them. */
  public record Stretch(int start, int length) {}

  public OvernightBand {
    open = List.copyOf(open);
  }

  static OvernightBand of(OvernightWindow window, Instant moment) {
    return new OvernightBand(
        window.enabled() ? stretches(minute(window.start()), minute(window.end())) : List.of(),
        minute(moment.atZone(window.zone()).toLocalTime()));
  }

  private static List<Stretch> stretches(int start, int end) {
    if (start == end) {
      return List.of(new Stretch(0, DAY));
    }
    if (start < end) {
      return List.of(new Stretch(start, end - start));
    }
    Stretch evening = new Stretch(start, DAY - start);
    return end == 0 ? List.of(evening) : List.of(new Stretch(0, end), evening);
  }

  private static int minute(LocalTime time) {
    return time.getHour() * 60 + time.getMinute();
  }
}
