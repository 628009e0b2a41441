package gaia.background.admission;

import com.sun.management.OperatingSystemMXBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Processor time that this process and its children used for anything but the requests of clients.
 * While background work runs, that is what the work costs with everything it causes: native
 * threads, the collector, the compiler.
 */
@ApplicationScoped
public class BackgroundCpu {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Optional<Linux> linux = Linux.load();

  @Inject ChildProcesses children;

  /** Thread that serves a request → its processor time when it began. */
  private final Map<Long, Long> serving = new ConcurrentHashMap<>();

  private final AtomicLong served = new AtomicLong();

  /** The calling thread begins to serve a request. */
  void requestBegins() {
    serving.put(Thread.currentThread().getId(), THREADS.getCurrentThreadCpuTime());
  }

  void requestEnds() {
    Long began = serving.remove(Thread.currentThread().getId());
    if (began != null) {
      served.addAndGet(THREADS.getCurrentThreadCpuTime() - began);
    }
  }

  /** Nanoseconds since the process began; differences of two calls are what counts. */
  public long nanos() {
    long requests = served.get();
    for (Map.Entry<Long, Long> open : serving.entrySet()) {
      requests += Math.max(0, THREADS.getThreadCpuTime(open.getKey()) - open.getValue());
    }
    return processNanos() + children.cpuNanos() - requests;
  }

  /** All processor time of this process in nanoseconds; in steps of 10 ms outside Linux. */
  long processNanos() {
    OptionalLong precise = linux.map(Linux::processCpuNanos).orElseGet(OptionalLong::empty);
    return precise.orElseGet(
        () ->
            ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                ? Math.max(0, bean.getProcessCpuTime())
                : 0);
  }
}
