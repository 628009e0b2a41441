package gaia.background.admission;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import gaia.configuration.EscapedLog;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The few calls of the Linux kernel that Java does not offer. See sched_setscheduler(2),
 * setpriority(2) and clock_gettime(2). On Linux the first two act on the calling thread, need no
 * privilege for going down, and cannot be undone without one.
 */
final class Linux {

  private static final System.Logger LOG = EscapedLog.system(Linux.class);
  private static final int SCHED_IDLE = 5;
  private static final int PRIO_PROCESS = 0;
  private static final int CLOCK_PROCESS_CPUTIME_ID = 2;
  private static final int CALLER = 0;

  /** The names and shapes of the C library. */
  interface C extends Library {
    int sched_setscheduler(int thread, int policy, Pointer parameter);

    int setpriority(int which, int who, int nice);

    int clock_gettime(int clock, Pointer time);
  }

  private final C library;

  private Linux(C library) {
    this.library = library;
  }

  /** Empty on other systems, and where the C library cannot be reached. */
  static Optional<Linux> load() {
    try {
      return Platform.isLinux() ? Optional.of(new Linux(Native.load("c", C.class))) : none();
    } catch (LinkageError | RuntimeException e) {
      LOG.log(Level.WARNING, "The C library cannot be called: " + e);
      return Optional.empty();
    }
  }

  private static Optional<Linux> none() {
    return Optional.empty();
  }

  /** Moves the calling thread to the class that runs only when nothing else wants to. */
  boolean becomeIdleClass() {
    Memory parameter = new Memory(Integer.BYTES);
    parameter.setInt(0, 0);
    return library.sched_setscheduler(CALLER, SCHED_IDLE, parameter) == 0;
  }

  boolean becomeNice(int nice) {
    return library.setpriority(PRIO_PROCESS, CALLER, nice) == 0;
  }

  /** Processor time of all threads of this process, native ones too, in nanoseconds. */
  OptionalLong processCpuNanos() {
    return nanos(CLOCK_PROCESS_CPUTIME_ID);
  }

  /** The same of another process, numbered as in clock_getcpuclockid(3); empty when it is gone. */
  OptionalLong processCpuNanos(long pid) {
    return nanos((~(int) pid << 3) | CLOCK_PROCESS_CPUTIME_ID);
  }

  private OptionalLong nanos(int clock) {
    Memory time = new Memory(2L * Long.BYTES);
    boolean known = library.clock_gettime(clock, time) == 0;
    return known
        ? OptionalLong.of(
            time.getNativeLong(0).longValue() * 1_000_000_000L
                + time.getNativeLong(com.sun.jna.NativeLong.SIZE).longValue())
        : OptionalLong.empty();
  }
}
