package gaia.background;

import gaia.background.admission.BackgroundCpu;
import gaia.background.admission.ResourceGovernor;
import gaia.background.admission.WorkerPriority;
import gaia.configuration.EscapedLog;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.logging.Logger;

/** What background work may take of the machine at present, and what it has achieved. */
@ApplicationScoped
class MachineShare {

  private static final Logger LOG = EscapedLog.of(MachineShare.class);

  @Inject Gatekeeper gatekeeper;
  @Inject TaskHandlers handlers;
  @Inject BackgroundProcessorConfig config;
  @Inject BackgroundCpu cpu;

  private CpuBudget budget = new CpuBudget(() -> 0, System::nanoTime, 1);
  private volatile WorkerPriority priority = WorkerPriority.UNKNOWN;
  private volatile boolean slowed;
  private volatile boolean nothingFits;

  @PostConstruct
  void measureOut() {
    double cores = gatekeeper.processors() * config.maxCpu();
    budget = new CpuBudget(cpu::nanos, System::nanoTime, cores);
  }

  CpuBudget budget() {
    return budget;
  }

  /** Other programs need the machine. */
  boolean isSlowed() {
    return slowed;
  }

  /** Said by the hands of each worker once, on their own thread, before anything else. */
  void clockIn() {
    WorkerPriority achieved = WorkerPriority.lowerThisThread();
    if (priority != achieved) {
      priority = achieved;
      LOG.info(achieved.sentence());
    }
  }

  /** From now on this is what the machine can bear. */
  void allow(ResourceGovernor.Allowance allowance) {
    slowed = allowance.slowed();
    budget.allow(gatekeeper.processors() * allowance.cpuShare());
  }

  /** How many workers there are to be. */
  int workers() {
    return Capacity.workers(config.maxConcurrentTasks(), gatekeeper.processors(), config.maxCpu());
  }

  Capacity capacity() {
    ResourceGovernor.Allowance allowance = gatekeeper.allowance();
    return new Capacity(
        allowance.cpuShare(), allowance.slowed(), allowance.memoryReason(), workers(), priority);
  }

  /**
   * The types of tasks that there is no memory for.
   *
   * @param running the types that run at present
   */
  Set<String> tooLarge(Iterable<String> running) {
    long promised = 0;
    for (String type : running) {
      promised += handlers.memoryEstimate(type);
    }
    return handlers.tooLargeFor(gatekeeper.memoryRoom(promised));
  }

  /** Notes whether something was found to do while some types were too large. */
  void looked(boolean found, Set<String> tooLarge) {
    nothingFits = !found && !tooLarge.isEmpty();
  }

  /** Whether tasks wait that there is no memory for, and none that there is memory for. */
  boolean isWaitingForMemory() {
    return nothingFits;
  }
}
