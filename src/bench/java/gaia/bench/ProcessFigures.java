package gaia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds, as the Linux kernel counts it (proc(5)).
 *
 * @param residentMib memory that is in use, native memory included
 * @param files open file handles, sockets included
 */
record ProcessFigures(double residentMib, int threads, int files) {

  static ProcessFigures of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      String status = Files.readString(process.resolve("status"));
      return new ProcessFigures(
          number(status, "VmRSS:") / 1024.0, (int) number(status, "Threads:"), (int) files.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
