package gaia.background;

import gaia.background.admission.Reason;
import gaia.background.admission.WorkerPriority;
import org.jspecify.annotations.Nullable;

/**
 * What background work may take of the machine at present, and how it stands behind others.
 *
 * @param cpuShare share of the available processors in force, (0, BG_MAX_CPU]
 * @param slowed whether that is less than BG_MAX_CPU because other programs need the machine
 * @param memoryReason why no more memory may be taken; null while there is room
 * @param workers how many tasks run at the same time; less than BG_MAX_CONCURRENT_TASKS where the
 *     share of the processors feeds no more
 */
public record Capacity(
    double cpuShare,
    boolean slowed,
    @Nullable Reason memoryReason,
    int workers,
    WorkerPriority priority) {

  /** More workers than processors' worth of time would only wait for each other. */
  static int workers(int wanted, int processors, double maxCpu) {
    return Math.min(wanted, Math.max(1, (int) Math.ceil(processors * maxCpu - 1e-9)));
  }
}
