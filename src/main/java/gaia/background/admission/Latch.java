package gaia.background.admission;

/**
 * A switch that neither flickers nor forgets: on when a value has stayed high for some time, off
 * when it has stayed clearly lower for some time. Immutable; time in nanoseconds of any clock that
 * only goes forward.
 *
 * @param high from here on the value is high
 * @param low below this it is low; between the two nothing changes
 * @param crossed since when the value calls for a change; -1 while it does not
 */
record Latch(double high, double low, long nanosUp, long nanosDown, boolean on, long crossed) {

  private static final long NOT = -1;

  Latch(double high, double low, long nanosUp, long nanosDown) {
    this(high, low, nanosUp, nanosDown, false, NOT);
  }

  Latch next(double value, long now) {
    boolean calls = on ? value < low : value >= high;
    if (!calls) {
      return with(on, NOT);
    }
    long since = crossed == NOT ? now : crossed;
    return now - since >= (on ? nanosDown : nanosUp) ? with(!on, NOT) : with(on, since);
  }

  private Latch with(boolean nowOn, long nowCrossed) {
    return new Latch(high, low, nanosUp, nanosDown, nowOn, nowCrossed);
  }
}
