package gaia.background.admission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The share of time in which some thread stood still for want of a resource, since the last call.
 * See the kernel's documentation, accounting/psi.rst. Many systems do not have it.
 */
final class PressureStall {

  private static final String TOTAL = "total=";

  private final List<Path> files;
  private long totalThen = -1;
  private long nanosThen;

  /**
   * @param resource {@code cpu} or {@code memory}
   */
  PressureStall(String resource) {
    // The figures of our own container are nearer to the truth than those of the whole machine.
    this(
        List.of(
            Path.of("/sys/fs/cgroup", resource + ".pressure"),
            Path.of("/proc/pressure", resource)));
  }

  PressureStall(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** Empty at the first call, and where the system does not tell; else 0 to 1. */
  OptionalDouble next(long nanos) {
    OptionalLong total = total();
    OptionalDouble share =
        total.isEmpty() || totalThen < 0 || nanos <= nanosThen
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                Math.min(
                    1, Math.max(0, (total.getAsLong() - totalThen) * 1e3 / (nanos - nanosThen))));
    totalThen = total.orElse(-1);
    nanosThen = nanos;
    return share;
  }

  private OptionalLong total() {
    for (Path file : files) {
      if (Files.isReadable(file)) {
        try {
          return parse(Files.readString(file));
        } catch (IOException e) {
          // A kernel without the feature refuses the read of a file that it shows.
          return OptionalLong.empty();
        }
      }
    }
    return OptionalLong.empty();
  }

  /** The microseconds of the line {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=0}. */
  static OptionalLong parse(String text) {
    return text.lines()
        .filter(line -> line.startsWith("some ") && line.contains(TOTAL))
        .map(line -> line.substring(line.indexOf(TOTAL) + TOTAL.length()).strip())
        .filter(digits -> digits.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
