package gaia.background.admission;

import java.util.concurrent.TimeUnit;

/**
 * How much of the machine to leave to others, from what they use. Rises when they have used more
 * for three seconds, and falls only when they have used clearly less for twenty, so that a single
 * spike neither slows work down nor speeds it up. Immutable; time in nanoseconds of any clock that
 * only goes forward.
 *
 * @param level share of the machine left to others beyond doubt, 0 to 1; 0 while they use little
 * @param since when the present change of mind began; -1 while there is none
 * @param extreme the least (rising) or most (falling) that others used since then
 */
record ForeignLoad(double level, long since, double extreme) {

  static final double HIGH = 0.25;
  private static final double CLEARLY_LESS = 0.7;
  private static final long NOT = -1;
  private static final long UP = TimeUnit.SECONDS.toNanos(3);
  private static final long DOWN = TimeUnit.SECONDS.toNanos(20);

  static final ForeignLoad NONE = new ForeignLoad(0, NOT, 0);

  /**
   * @param used share of the machine used by others just now, 0 to 1
   */
  ForeignLoad next(double used, long now) {
    if (used >= HIGH && used > level) {
      boolean goesOn = since != NOT && extreme > level;
      return settle(goesOn ? since : now, goesOn ? Math.min(extreme, used) : used, now, UP);
    }
    if (level > 0 && used < level * CLEARLY_LESS) {
      boolean goesOn = since != NOT && extreme <= level;
      return settle(goesOn ? since : now, goesOn ? Math.max(extreme, used) : used, now, DOWN);
    }
    return new ForeignLoad(level, NOT, 0);
  }

  private ForeignLoad settle(long began, double reached, long now, long patience) {
    if (now - began < patience) {
      return new ForeignLoad(level, began, reached);
    }
    return new ForeignLoad(reached >= HIGH ? reached : 0, NOT, 0);
  }
}
