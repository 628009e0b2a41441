package gaia.background.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * Reads what this process takes of the machine. Processors and memory are those available to the
 * process: the limits of its container where it runs in one, the machine otherwise.
 */
@ApplicationScoped
public class MachineLoad {

  private static final long FRESH_FOR_NANOS = 500_000_000L;

  /**
   * One reading.
   *
   * @param cpuUsed share of the available processors used by this process since the last reading
   * @param memoryUsed share of the available memory that this process holds
   */
  public record Reading(double cpuUsed, double memoryUsed) {}

  private final OperatingSystem system = new SystemInfo().getOperatingSystem();
  private Reading reading = new Reading(0, 0);
  private long readAt;
  private long cpuMillisThen;

  /** The present load, at most half a second old. */
  public synchronized Reading read() {
    long now = System.nanoTime();
    if (readAt == 0 || now - readAt > FRESH_FOR_NANOS) {
      reading = measure(now);
    }
    return reading;
  }

  private Reading measure(long now) {
    OSProcess process = system.getCurrentProcess();
    long cpuMillis = process.getKernelTime() + process.getUserTime();
    double elapsed = (now - readAt) / 1e6 * Runtime.getRuntime().availableProcessors();
    double cpu = readAt == 0 ? 0 : Math.min(1, (cpuMillis - cpuMillisThen) / elapsed);
    readAt = now;
    cpuMillisThen = cpuMillis;
    return new Reading(Math.max(0, cpu), (double) process.getResidentSetSize() / memory());
  }

  private static long memory() {
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
