package gaia.background.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.software.os.OperatingSystem;

/**
 * Reads what this process and all others take of the machine. Processors and memory are those
 * available to the process: the limits of its container where it runs in one, the machine
 * otherwise. What others use is a share of the whole machine.
 */
@ApplicationScoped
public class MachineLoad {

  private static final long FRESH_FOR_NANOS = 500_000_000L;

  /**
   * One reading. Shares are from 0 to 1, those of time since the last reading.
   *
   * @param cpuUsed share of the available processors used by this process
   * @param backgroundCpu the same without what serving requests took
   * @param foreignCpu share of the machine's processors used by other processes
   * @param memoryUsed share of the available memory that this process holds
   * @param cpuPressure time in which some thread of the machine waited for a processor, ours too
   * @param memoryPressure time in which some thread waited for memory
   * @param takenAt by {@link System#nanoTime()}
   */
  public record Reading(
      double cpuUsed,
      double backgroundCpu,
      double foreignCpu,
      double memoryUsed,
      OptionalDouble cpuPressure,
      OptionalDouble memoryPressure,
      long takenAt) {}

  @Inject BackgroundCpu cpu;
  @Inject ChildProcesses children;

  private final SystemInfo info = new SystemInfo();
  private final OperatingSystem system = info.getOperatingSystem();
  private final CentralProcessor processor = info.getHardware().getProcessor();
  private final PressureStall cpuStall = new PressureStall("cpu");
  private final PressureStall memoryStall = new PressureStall("memory");
  private Reading reading =
      new Reading(0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), 0);
  private long[] ticksThen = new long[0];
  private long processThen;
  private long backgroundThen;

  /** The present load, at most half a second old. */
  public synchronized Reading read() {
    long now = System.nanoTime();
    if (reading.takenAt() == 0 || now - reading.takenAt() > FRESH_FOR_NANOS) {
      reading = measure(now);
    }
    return reading;
  }

  private Reading measure(long now) {
    long process = cpu.processNanos() + children.cpuNanos();
    long background = cpu.nanos();
    long[] ticks = processor.getSystemCpuLoadTicks();
    boolean first = ticksThen.length == 0;
    double elapsed = now - reading.takenAt();
    double available = elapsed * processors();
    double own = (process - processThen) / (elapsed * processor.getLogicalProcessorCount());
    Reading next =
        new Reading(
            first ? 0 : share((process - processThen) / available),
            first ? 0 : share((background - backgroundThen) / available),
            first ? 0 : share(busy(ticksThen, ticks) - own),
            share((double) residentBytes() / memory()),
            cpuStall.next(now),
            memoryStall.next(now),
            now);
    ticksThen = ticks;
    processThen = process;
    backgroundThen = background;
    return next;
  }

  private static double share(double value) {
    return Math.min(1, Math.max(0, value));
  }

  /**
   * The share of time between two readings in which the machine's processors worked. Waiting for a
   * disk is no work, and what another virtual machine took was not this one's to use.
   */
  static double busy(long[] before, long[] after) {
    long all = 0;
    long idle = 0;
    for (TickType type : TickType.values()) {
      long ticks = after[type.getIndex()] - before[type.getIndex()];
      boolean works = type != TickType.IDLE && type != TickType.IOWAIT && type != TickType.STEAL;
      all += ticks;
      idle += works ? 0 : ticks;
    }
    return all <= 0 ? 0 : (double) (all - idle) / all;
  }

  /** Processors available to this process: those of its container where it runs in one. */
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Physical memory that this process and its children hold at this moment, in bytes. */
  public long residentBytes() {
    return system.getCurrentProcess().getResidentSetSize() + children.residentBytes();
  }

  /** Memory available to this process, in bytes: of its container where it runs in one. */
  public long memory() {
    var bean = ManagementFactory.getOperatingSystemMXBean();
    return bean instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory();
  }

  /** Bytes that can still be written where the path lies; 0 when that cannot be found out. */
  public long diskFree(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }
}
