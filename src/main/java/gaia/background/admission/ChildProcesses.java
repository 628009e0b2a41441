package gaia.background.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * What the processes that this one has started take of the machine, such as those that read
 * documents or serve a language model. It is charged to the background like its own.
 */
@ApplicationScoped
class ChildProcesses {

  /** Finding out which children there are takes some milliseconds. */
  private static final long FRESH_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Optional<Linux> linux = Linux.load();
  private final OperatingSystem system = new SystemInfo().getOperatingSystem();

  /** Child → processor time that is in the sum already. */
  private Map<Long, Long> charged = new HashMap<>();

  private List<ProcessHandle> children = List.of();
  private long lookedAt = System.nanoTime() - FRESH_FOR_NANOS;
  private long sum;

  /** Processor time of all children so far, of those that have ended as far as it was seen. */
  synchronized long cpuNanos() {
    Map<Long, Long> now = new HashMap<>();
    for (ProcessHandle child : present()) {
      long before = charged.getOrDefault(child.pid(), 0L);
      long used = Math.max(before, cpuNanos(child));
      sum += used - before;
      now.put(child.pid(), used);
    }
    charged = now;
    return sum;
  }

  private List<ProcessHandle> present() {
    long now = System.nanoTime();
    if (now - lookedAt >= FRESH_FOR_NANOS) {
      lookedAt = now;
      children = ProcessHandle.current().descendants().toList();
    }
    return children;
  }

  /** 0 for one that has ended. */
  private long cpuNanos(ProcessHandle child) {
    OptionalLong precise =
        linux.map(calls -> calls.processCpuNanos(child.pid())).orElseGet(OptionalLong::empty);
    return precise.orElseGet(
        () -> child.info().totalCpuDuration().map(Duration::toNanos).orElse(0L));
  }

  /**
   * Memory that the children hold at this moment, in bytes. Files that they have mapped, such as
   * the weights of a model, do not count where the system tells them apart: they make room.
   */
  synchronized long residentBytes() {
    return present().stream().mapToLong(this::residentBytes).sum();
  }

  private long residentBytes(ProcessHandle child) {
    Path status = Path.of("/proc", Long.toString(child.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      OSProcess process = system.getProcess((int) child.pid());
      return process == null ? 0 : process.getResidentSetSize();
    }
  }
}
