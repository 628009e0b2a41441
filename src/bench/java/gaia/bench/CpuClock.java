package gaia.bench;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of another process, as the Linux kernel counts it: all threads, native ones too.
 * The clock of a process is numbered as in clock_getcpuclockid(3).
 */
final class CpuClock {

  /** The name of background threads and of all that they start; the kernel keeps 15 letters. */
  private static final String BACKGROUND = "Background work";

  /** The shape of the C library. */
  interface C extends Library {
    int clock_gettime(int clock, Pointer time);
  }

  private static final C LIBRARY = Native.load("c", C.class);

  private final long pid;
  private final Memory time = new Memory(2L * Long.BYTES);

  CpuClock(long pid) {
    this.pid = pid;
  }

  /** All threads of the process, in nanoseconds. */
  long processNanos() {
    int clock = (~(int) pid << 3) | 2;
    if (LIBRARY.clock_gettime(clock, time) != 0) {
      throw new IllegalStateException("no processor clock for process " + pid);
    }
    return time.getLong(0) * 1_000_000_000L + time.getLong(Long.BYTES);
  }

  /** The background threads alone, as they are now. */
  Threads background() {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      List<Path> found = new ArrayList<>();
      for (Path task : tasks.toList()) {
        if (Files.readString(task.resolve("comm")).startsWith(BACKGROUND)) {
          found.add(task.resolve("schedstat"));
        }
      }
      return new Threads(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some threads of the process. */
  record Threads(List<Path> files) {

    /** What they used so far, in nanoseconds. */
    long nanos() {
      long sum = 0;
      for (Path file : files) {
        try {
          String text = Files.readString(file);
          sum += Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException e) {
          throw new UncheckedIOException("a background thread ended", e);
        }
      }
      return sum;
    }
  }
}
