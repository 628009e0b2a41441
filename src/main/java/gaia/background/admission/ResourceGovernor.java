package gaia.background.admission;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the machine can bear at present, from one reading of its load after the other. Used by one
 * thread at a time; looks at no clock and no machine itself.
 */
public final class ResourceGovernor {

  /** However busy others are, this part of the configured share is left, so that work moves on. */
  static final double FLOOR = 0.2;

  private static final double ROOM_AGAIN = 0.9;
  private static final double STALLED = 0.1;
  private static final double CALM = 0.07;

  /**
   * What background work may take.
   *
   * @param cpuShare share of the processors available to this process, (0, configured share]
   * @param slowed whether that is less than configured because others need the machine
   * @param memoryReason why no more memory may be taken; null while there is room
   */
  public record Allowance(double cpuShare, boolean slowed, @Nullable Reason memoryReason) {}

  private final double maxCpu;
  private final boolean adapts;
  private Latch memory;
  private Latch pressure =
      new Latch(STALLED, CALM, TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(20));
  private ForeignLoad foreign = ForeignLoad.NONE;

  /**
   * @param maxCpu share of the available processors, (0, 1]
   * @param maxMemory share of the available memory, (0, 1]
   * @param adapts whether other programs' use of the machine lowers the share
   */
  public ResourceGovernor(double maxCpu, double maxMemory, boolean adapts) {
    this.maxCpu = maxCpu;
    this.adapts = adapts;
    this.memory = new Latch(maxMemory, maxMemory * ROOM_AGAIN, 0, TimeUnit.SECONDS.toNanos(5));
  }

  /**
   * @param now nanoseconds of a clock that only goes forward
   */
  public Allowance next(MachineLoad.Reading seen, long now) {
    memory = memory.next(seen.memoryUsed(), now);
    pressure = pressure.next(seen.memoryPressure().orElse(0), now);
    foreign = adapts ? foreign.next(seen.foreignCpu(), now) : ForeignLoad.NONE;
    double share = maxCpu * Math.max(FLOOR, 1 - foreign.level());
    return new Allowance(share, foreign.level() > 0, memoryReason());
  }

  private @Nullable Reason memoryReason() {
    if (memory.on()) {
      return Reason.MEMORY_SHORT;
    }
    return pressure.on() ? Reason.MEMORY_PRESSURE : null;
  }
}
