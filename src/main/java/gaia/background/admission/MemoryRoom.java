package gaia.background.admission;

/**
 * Whether there is memory for one more task. All in bytes.
 *
 * @param limit what this process may hold
 * @param used what it holds
 * @param promised what running tasks may still come to need
 */
public record MemoryRoom(long limit, long used, long promised) {

  /** A task that asks for nothing always fits: whether it may start is decided elsewhere. */
  public boolean holds(long estimate) {
    return estimate <= 0 || estimate <= limit - used - promised;
  }
}
